import type { Figures } from '../../register/figureTypes.ts';
import type { Format } from '../format.ts';

const tooFew = 'too few to say';

/** The figures of a register in one line, in files and on the page. */
export const figuresText =
  ({ number, plural }: Pick<Format, 'number' | 'plural'>) =>
  ({ notice, contain, checksOnTime, stepsDone }: Figures): string => {
    const figures: readonly (readonly [name: string, said: string | null])[] = [
      ['Noticed', notice.median === null ? null : `${days(notice.median)} (median of ${number(notice.count)})`],
      ['Contained', contain.median === null ? null : `${days(contain.median)} (median of ${number(contain.count)})`],
      ['Checks on time', percent(checksOnTime.percent, checksOnTime.count)],
      ['Steps done within 30 days', percent(stepsDone.percent, stepsDone.count)],
    ];
    if (figures.every(([, said]) => said === null)) return 'Too few checks and steps to say.';
    return figures.map(([name, said]) => `${name}: ${said ?? tooFew}`).join(' · ');

    function days(count: number): string {
      return `within ${plural(count, { one: '# day', other: '# days' })}`;
    }
    function percent(share: number | null, count: number): string | null {
      return share === null ? null : `${number(share)} % of ${number(count)}`;
    }
  };
