import type { Risk } from '../board/board.ts';
import type { RecordKind } from '../board/records.ts';
import type { PlanField } from '../board/riskFields.ts';
import type { ParticipantId, RiskId } from '../ids.ts';
import type { EpochMs } from '../time.ts';

/** Who changed something. The name is the one they had then. */
export type HistoryAuthor =
  | { readonly kind: 'person'; readonly participantId: ParticipantId; readonly name: string; readonly byLink: boolean }
  | { readonly kind: 'program' }
  /** Changed by whoever runs the server, on the server. */
  | { readonly kind: 'server' };

export type BeforeAndAfter<T> = readonly [before: T, after: T];

/** The fields of a risk that the history follows. Rank is left out: the register has an order of its own. */
export type RiskChanges = {
  readonly [F in Exclude<keyof Risk, 'rank' | 'readings' | 'inARow' | 'recovered'>]?: BeforeAndAfter<
    Risk[F] | undefined
  >;
};

/**
 * One change after the meeting (SPEC RW7). Changes of one command are one entry for each risk. `checkId` names the reading
 * that it recorded or took back.
 */
export type HistoryEntry = {
  /** Counts up in a register, never used again. */
  readonly id: number;
  readonly at: EpochMs;
  readonly by: HistoryAuthor;
  /** The command, or what else happened. */
  readonly type: string;
  /** Null for a change of the register as a whole. */
  readonly riskId: RiskId | null;
  readonly changes?: RiskChanges;
  readonly texts?: { readonly [F in PlanField]?: BeforeAndAfter<string> };
  /** The record that changed: an incident, a small test, a checklist or a verdict. Null: it is new, or removed. */
  readonly record?: {
    readonly kind: RecordKind;
    readonly id: string;
    readonly changes: { readonly [field: string]: BeforeAndAfter<unknown> } | null;
  };
  /** The plan list, when it changed: whether the risk was in it. */
  readonly planned?: BeforeAndAfter<boolean>;
  readonly checkId?: string;
  /** What concerns the whole register, in plain values: the kind of a link, a date, a name. */
  readonly about?: { readonly [name: string]: string | number | boolean | null };
  /** The entry that this one undid. */
  readonly undoes?: number;
};
