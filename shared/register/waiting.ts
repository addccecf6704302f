import type { OwnedPart } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { Register, RegisterRow } from './register.ts';
import type { IsoDate } from '../time.ts';

/** What can wait for somebody, in the order in which the page shows it (SPEC RP1). */
export const waitingKinds = ['tripped', 'due', 'late', 'notLookedAt', 'step', 'acceptance', 'response'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export type Waiting = {
  readonly kind: WaitingKind;
  readonly row: RegisterRow;
  /** The day that it has waited since; null when that is not known. */
  readonly since: IsoDate | null;
  /** The part whose acceptance has ended. */
  readonly part?: OwnedPart;
};

/** Everything that waits, the most urgent kind first, within a kind the oldest first. */
export function whatWaits({ planned, parked }: Pick<Register, 'planned' | 'parked'>, today: IsoDate): Waiting[] {
  const waiting = [...planned.flatMap((row) => waitingOf(row, today)), ...parked.flatMap(checksOf)];
  return waiting.sort(
    (a, b) =>
      waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) ||
      (a.since ?? '').localeCompare(b.since ?? '') ||
      a.row.number - b.row.number,
  );
}

/** A parked risk keeps its tripwire and is watched like any other; its step and its owners wait until it is planned. */
function checksOf(row: RegisterRow): Waiting[] {
  if (row.state === 'tripped') return [{ kind: 'tripped', row, since: row.stateOn }];
  if (row.state !== 'due' && row.state !== 'late' && row.state !== 'notLookedAt') return [];
  return [{ kind: row.state, row, since: row.nextCheck }];
}

function waitingOf(row: RegisterRow, today: IsoDate): Waiting[] {
  const { state, preventionDue, preventionState, texts, acceptanceEnded, responseUntil } = row;
  if (state === 'retired') return [];
  const waiting = checksOf(row);
  if (preventionState === 'open' && preventionDue !== null && preventionDue < today && texts.prevention !== '')
    waiting.push({ kind: 'step', row, since: preventionDue });
  for (const part of ownedParts) {
    const until = acceptanceEnded[part];
    if (until !== undefined) waiting.push({ kind: 'acceptance', row, since: until, part });
  }
  if (row.response === 'accept' && responseUntil !== null && responseUntil <= today)
    waiting.push({ kind: 'response', row, since: responseUntil });
  return waiting;
}
