import type { Board } from '../../shared/board/board.ts';
import type { RiskId } from '../../shared/ids.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { Register } from '../../shared/register/register.ts';
import { readRegister } from '../../shared/register/register.ts';
import type { People, Session } from '../../shared/session/session.ts';
import type { ServerTexts } from '../../shared/text/catalogue.ts';
import type { IsoDate } from '../../shared/time.ts';
import { serverTexts } from '../text/serverTexts.ts';

/** Everything that an export depends on; equal input gives equal bytes (SPEC EX1). */
export type ExportInput = {
  readonly session: Session;
  readonly people: People;
  readonly board: Board;
  readonly planTexts: (riskId: RiskId) => PlanTexts;
  /** Decides which checks are due. */
  readonly today: IsoDate;
  /** The absolute address of the register, without a token. */
  readonly registerUrl: string;
};

export const registerOf = (input: ExportInput): Register =>
  readRegister(input.session, input.people, input.board, input.planTexts, input.today, textsOf(input).sentences);

/** The texts of a file, in the language of the workshop. */
export const textsOf = ({ session }: Pick<ExportInput, 'session'>): ServerTexts => serverTexts(session.workshop);
