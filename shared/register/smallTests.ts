import type { SmallTest, TestOutcome, TestText } from '../board/records.ts';
import { testOutcomes } from '../board/records.ts';
import type { IsoDate } from '../time.ts';
import { daysBetween, daysLater } from '../time.ts';
import type { RegisterRow } from './register.ts';

/** How long a test runs unless somebody chooses otherwise. */
export const usualTestDays = 14;

/** What a test tries, what it expects and its decision rule: they stand while it runs, so that no result can move them. */
export const fixedAtStart = ['change', 'expected', 'adoptIf', 'adaptIf', 'abandonIf', 'stopIf'] as const satisfies readonly TestText[]; // prettier-ignore

/** A decision rule says at least when the change is adopted and when it is abandoned (SPEC TS2a). */
export const isRuleWritten = ({ adoptIf, abandonIf }: Pick<SmallTest, 'adoptIf' | 'abandonIf'>): boolean =>
  adoptIf.trim() !== '' && abandonIf.trim() !== '';

export const isOutcome = (state: SmallTest['state']): state is TestOutcome =>
  (testOutcomes as readonly string[]).includes(state);

/** Days from the first to the last of a test; the usual number while one of them is missing. */
export const testDays = ({ from, until }: Pick<SmallTest, 'from' | 'until'>): number =>
  from === null || until === null ? usualTestDays : daysBetween(from, until);

/** The last day of a test of the same length that begins on a day. */
export const sameLengthFrom = (test: Pick<SmallTest, 'from' | 'until'>, from: IsoDate): IsoDate =>
  daysLater(from, testDays(test));

/** Who looks at the result: whoever is named, else the owner of the risk's prevention step (SPEC TS3b). */
export function ownerOfTest(
  test: Pick<SmallTest, 'owner' | 'ownerId'>,
  row: Pick<RegisterRow, 'preventionOwner' | 'preventionOwnerId'> | null,
): Pick<SmallTest, 'owner' | 'ownerId'> {
  if (test.owner !== null) return { owner: test.owner, ownerId: test.ownerId };
  return { owner: row?.preventionOwner ?? null, ownerId: row?.preventionOwnerId ?? null };
}

export type NamedTest = readonly [testId: string, test: SmallTest];

/** Running tests first, the one that ends next before the others; then planned ones; then those that are over, newest first. */
export function testsInOrder(tests: { readonly [testId: string]: SmallTest }): NamedTest[] {
  return Object.entries(tests).sort(
    ([idA, a], [idB, b]) =>
      placeOf(a) - placeOf(b) ||
      (isOutcome(a.state)
        ? (b.endedOn ?? '').localeCompare(a.endedOn ?? '')
        : (a.until ?? '9').localeCompare(b.until ?? '9')) ||
      idA.localeCompare(idB),
  );
}

const placeOf = ({ state }: SmallTest): number => (state === 'running' ? 0 : state === 'planned' ? 1 : 2);
