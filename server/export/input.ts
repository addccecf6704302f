import type { Board, Reading } from '../../shared/board/board.ts';
import type { Records } from '../../shared/board/records.ts';
import type { RiskId } from '../../shared/ids.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { Reviews } from '../../shared/plan/reviews.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import type { HistoryEntry } from '../../shared/register/history.ts';
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
  readonly records: Records;
  readonly reviews: Reviews;
  /** Decides which checks are due. */
  readonly today: IsoDate;
  /** The absolute address of the register, without a token. */
  readonly registerUrl: string;
  /** For JSON only: all checks of each risk, of which the board shows the last. */
  readonly checks?: { readonly [riskId: RiskId]: readonly Reading[] };
  /** For JSON only: the changes after the meeting, and those of the registers that this one was made from. */
  readonly history?: readonly HistoryEntry[];
  readonly earlierHistories?: RegisterFile['earlierHistories'];
  /** For JSON only: the answers to "What felt unsafe to say?", when the facilitator asks for them; else null (SPEC FL2). */
  readonly answers: readonly string[] | null;
};

export const registerOf = (input: ExportInput): Register =>
  readRegister(input.session, input.people, input.board, input.planTexts, input.today, textsOf(input).sentences);

/** The texts of a file, in the language of the workshop. */
export const textsOf = ({ session }: Pick<ExportInput, 'session'>): ServerTexts => serverTexts(session.workshop);
