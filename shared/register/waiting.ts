import type { OwnedPart } from '../board/board.ts';
import { ownedParts } from '../board/board.ts';
import type { Records, SmallTest } from '../board/records.ts';
import { noRecords } from '../board/records.ts';
import type { Register, RegisterRow } from './register.ts';
import type { IsoDate } from '../time.ts';
import type { IncidentWaiting, Moment } from './waitingIncidents.ts';
import { incidentsWaiting } from './waitingIncidents.ts';

/** What can wait for somebody, in the order in which the page shows it (SPEC RP1). */
export const waitingKinds = [
  'tripped',
  'due',
  'late',
  'notLookedAt',
  'declined',
  'testEnds',
  'step',
  'acceptance',
  'response',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export type WaitingRow = {
  readonly kind: Exclude<WaitingKind, 'testEnds'>;
  readonly row: RegisterRow;
  /** The day that it has waited since; null when that is not known. */
  readonly since: IsoDate | null;
  /** The part whose acceptance has ended. */
  readonly part?: OwnedPart;
};

/** A running test whose last day has come. */
export type EndingTest = {
  readonly kind: 'testEnds';
  /** Null for a test of no risk. */
  readonly row: RegisterRow | null;
  readonly since: IsoDate;
  readonly testId: string;
  readonly test: SmallTest;
};

export type Waiting = WaitingRow | EndingTest;

export type AnyWaiting = Waiting | IncidentWaiting;
export type AnyWaitingKind = AnyWaiting['kind'];

/** The order of all kinds: what tripped or happened, looks, steps, reviews and what was learned, acceptances. */
export const anyWaitingKinds: readonly AnyWaitingKind[] = [
  'tripped', 'happened', 'due', 'late', 'notLookedAt', 'declined', 'testEnds', 'step', 'reviewPast', 'review', 'proposed', 'landed',
  'holds', 'acceptance', 'response',
]; // prettier-ignore

type Rows = Pick<Register, 'planned' | 'parked'>;

/** What waits in rows and tests, the most urgent kind first, within a kind the oldest first. */
export function whatWaits(
  { planned, parked }: Rows,
  today: IsoDate,
  { smallTests }: Pick<Records, 'smallTests'> = noRecords,
): Waiting[] {
  return ordered([
    ...planned.flatMap((row) => waitingOf(row, today)),
    ...parked.flatMap(checksOf),
    ...endingTests(smallTests, [...planned, ...parked], today),
  ]);
}

/** The same with what waits because of incidents: everything that waits. */
export const everythingThatWaits = (register: Rows, records: Records, moment: Moment): AnyWaiting[] =>
  ordered<AnyWaiting>([
    ...whatWaits(register, moment.today, records),
    ...incidentsWaiting(records.incidents, [...register.planned, ...register.parked], moment),
  ]);

/** What is of no risk comes last of its day. */
const placeOf = ({ row }: AnyWaiting): number => row?.number ?? Number.MAX_SAFE_INTEGER;

const ordered = <W extends AnyWaiting>(waiting: readonly W[]): W[] =>
  waiting.toSorted(
    (a, b) =>
      anyWaitingKinds.indexOf(a.kind) - anyWaitingKinds.indexOf(b.kind) ||
      (a.since ?? '').localeCompare(b.since ?? '') ||
      placeOf(a) - placeOf(b),
  );

/** A test that runs is looked at on its last day, whatever became of its risk meanwhile (SPEC TS3a). */
function endingTests(tests: Records['smallTests'], rows: readonly RegisterRow[], today: IsoDate): EndingTest[] {
  return Object.entries(tests).flatMap(([testId, test]): EndingTest[] => {
    if (test.state !== 'running' || test.until === null || test.until > today) return [];
    const row = rows.find(({ riskId }) => riskId === test.riskId) ?? null;
    return [{ kind: 'testEnds', row, since: test.until, testId, test }];
  });
}

/** A parked risk keeps its tripwire and is watched like any other; its step and its owners wait until it is planned. */
function checksOf(row: RegisterRow): WaitingRow[] {
  if (row.state === 'retired') return [];
  const declined: WaitingRow[] = row.declinedOn === null ? [] : [{ kind: 'declined', row, since: row.declinedOn }];
  if (row.state === 'tripped') return [{ kind: 'tripped', row, since: row.stateOn }, ...declined];
  if (row.state !== 'due' && row.state !== 'late' && row.state !== 'notLookedAt') return declined;
  return [{ kind: row.state, row, since: row.nextCheck }, ...declined];
}

function waitingOf(row: RegisterRow, today: IsoDate): WaitingRow[] {
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
