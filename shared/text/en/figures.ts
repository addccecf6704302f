import type { Figures } from '../../register/figureTypes.ts';
import type { Format } from '../format.ts';

const tooFew = 'too few to say';

/** The figures of a register in one line, in files and on the page. */
export const figuresText =
  ({ number, plural }: Pick<Format, 'number' | 'plural'>) =>
  ({ notice, contain, checksOnTime, stepsDone, review, testsWithRule, tripwiresOnTime }: Figures): string => {
    const figures: readonly (readonly [name: string, said: string | null])[] = [
      ['Noticed', notice.median === null ? null : `${days(notice.median)} (median of ${number(notice.count)})`],
      ['Contained', contain.median === null ? null : `${days(contain.median)} (median of ${number(contain.count)})`],
      ['Checks on time', percent(checksOnTime.percent, checksOnTime.count)],
      ['Steps done within 30 days', percent(stepsDone.percent, stepsDone.count)],
    ];
    const ofRecords: readonly (readonly [name: string, said: string | null])[] = [
      ['Reviewed', review.median === null ? null : `${days(review.median)} (median of ${number(review.count)})`],
      ['Tests with a decision rule', percent(testsWithRule.percent, testsWithRule.count)],
      ['Tripwires on time', percent(tripwiresOnTime.percent, tripwiresOnTime.count)],
    ];
    // What few registers have is named once there is something to say.
    const all = [...figures, ...ofRecords.filter(([, said]) => said !== null)];
    if (all.every(([, said]) => said === null)) return 'Too few checks and steps to say.';
    return all.map(([name, said]) => `${name}: ${said ?? tooFew}`).join(' · ');

    function days(count: number): string {
      return `within ${plural(count, { one: '# day', other: '# days' })}`;
    }
    function percent(share: number | null, count: number): string | null {
      return share === null ? null : `${number(share)} % of ${number(count)}`;
    }
  };
