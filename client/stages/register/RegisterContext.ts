import { createContext, use } from 'react';
import type { Records } from '../../../shared/board/records.ts';
import type { Reviews } from '../../../shared/plan/reviews.ts';
import type { Register, RegisterRow } from '../../../shared/register/register.ts';
import type { Days } from '../../../shared/text/format.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { View } from './model/view.ts';

/** What every part of the register's page needs. */
export type RegisterPage = {
  readonly register: Register;
  /** Incidents, tests, checklists and verdicts; of an earlier day as they stood then. */
  readonly records: Records;
  /** The lines of review notes as they stood on an earlier day; null for today, when they are in the plan document. */
  readonly reviews: Reviews | null;
  readonly today: IsoDate;
  /** Days as they are written today. */
  readonly days: Days;
  /** False for readers, in a read-only register, and for an earlier day. */
  readonly mayEdit: boolean;
  readonly mayCheck: boolean;
  /** The day that is shown when it is an earlier one: nothing is edited then, and texts do not follow the plan. */
  readonly asOf: IsoDate | null;
  readonly view: View;
  readonly setView: (change: Partial<View>) => void;
  /** Opens a row, of planned and parked ones. */
  readonly openRow: (row: RegisterRow) => void;
};

export const RegisterContext = createContext<RegisterPage | null>(null);

/** Only below the register's screen. */
export function useRegisterPage(): RegisterPage {
  const page = use(RegisterContext);
  if (page === null) throw new Error('A part of the register was used outside its page');
  return page;
}
