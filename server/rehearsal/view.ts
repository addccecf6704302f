import type { Ballot } from '../../shared/ballot/ballot.ts';
import type { Board } from '../../shared/board/board.ts';
import type { Command } from '../../shared/commands/commands.ts';
import type { ParticipantId, RiskId } from '../../shared/ids.ts';
import type { Note } from '../../shared/notebook/notebook.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { Hand, Reply } from '../../shared/protocol/replies.ts';
import type { People, Session } from '../../shared/session/session.ts';
import type { EpochMs } from '../../shared/time.ts';
import { secondMs } from '../../shared/time.ts';
import type { Cast, Part } from './casting.ts';

/** What a simulated person knows: what its page would show, its part, and what it did before. */
export type View = {
  readonly now: EpochMs;
  readonly id: ParticipantId;
  /** Its place among the simulated people, from 0. */
  readonly index: number;
  readonly part: Part;
  readonly cast: Cast;
  readonly speed: number;
  readonly session: Session;
  readonly people: People;
  readonly board: Board;
  readonly planOf: (riskId: RiskId) => PlanTexts;
  /** Null while it is not open here. */
  readonly notes: readonly Note[] | null;
  readonly ballot: Ballot | null;
  readonly hand: Hand | null;
  /** True for the key of an act that was carried out. */
  readonly did: (key: string) => boolean;
};

/** How an act reaches the workshop: by commands, and by editing the documents that this person may write. */
export type Hands = {
  readonly command: (command: Command) => Promise<Reply>;
  readonly addNote: (text: string) => void;
  readonly rewordNote: (noteId: string, text: string) => void;
  readonly vote: (dots: { readonly [riskId: RiskId]: number }) => void;
  readonly answer: (answers: { readonly confidence?: number; readonly pulse?: string }) => void;
  readonly type: (riskId: RiskId, field: keyof PlanTexts, words: string) => void;
};

/** One thing to do after a while, unless what it follows from has changed by then. */
export type Act = {
  /** The same as long as the same thing is to be done; carried out once. */
  readonly key: string;
  readonly afterMs: number;
  /** The reply to a command; an edit of a document has none. */
  readonly run: (hands: Hands) => unknown;
};

/** How long something takes that takes a person so many seconds. */
export const pace = ({ speed }: Pick<View, 'speed'>, seconds: number): number => (seconds * secondMs) / speed;

/** A number from 0 to 1 that differs from person to person and from thing to thing, and is the same each time. */
export function variety({ index }: Pick<View, 'index'>, thing: string): number {
  let hash = 2_166_136_261 ^ index;
  for (const letter of `${index}${thing}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return ((hash >>> 8) % 1_000) / 1_000;
}

/** Between so many seconds and twice as many. */
export const about = (view: Pick<View, 'speed' | 'index'>, seconds: number, thing: string): number =>
  pace(view, seconds * (1 + variety(view, thing)));
