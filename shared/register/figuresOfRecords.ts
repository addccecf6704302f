import type { Records } from '../board/records.ts';
import { daysBetween } from '../time.ts';
import { median, share } from './figureMaths.ts';
import type { Figures } from './figureTypes.ts';

/** What the records of a register say of the team (SPEC FS4f). */
export const figuresOfRecords = ({
  incidents,
  smallTests,
  verdicts,
}: Records): Pick<Figures, 'review' | 'testsWithRule' | 'tripwiresOnTime'> => ({
  review: median(
    Object.values(incidents).flatMap(({ kind, on, reviewedOn, falseAlarm }) =>
      kind === 'nearMiss' || reviewedOn === null || falseAlarm !== null ? [] : [daysBetween(on, reviewedOn)],
    ),
  ),
  testsWithRule: share(
    Object.values(smallTests).flatMap(({ startedOn, hasRule }) => (startedOn === null ? [] : [hasRule])),
  ),
  tripwiresOnTime: share(
    Object.values(verdicts).flatMap(({ verdict, fired }) =>
      verdict !== 'happened' || fired === null || fired === 'none' ? [] : [fired === 'before'],
    ),
  ),
});
