import type { ForesightCounts } from '../../register/foresightTypes.ts';
import type { Format } from '../format.ts';
import { numberWord, numberWordFirst } from './numberWords.ts';

/** What was foreseen, in sentences instead of a score, on the page and in files (SPEC FS2a). */
export const foresightSentences = ({ list, plural }: Pick<Format, 'list' | 'plural'>) => ({
  happened: ({ happened, open }: Pick<ForesightCounts, 'happened' | 'open'>): string => {
    if (happened === 0) return open === 0 ? 'Nothing happened.' : 'Nothing is known to have happened.';
    return `${numberWordFirst(happened)} ${plural(happened, { one: 'thing', other: 'things' })} happened.`;
  },
  /** Empty when nothing happened. */
  foreseen: ({ happened, onCard, planned, before }: ForesightCounts): string => {
    if (happened === 0) return '';
    if (onCard === 0) return happened === 1 ? 'It had been on no card.' : 'None of them had been on a card.';
    if (happened === 1) {
      const facts = [
        'had been on a card',
        planned > 0 ? 'was in the plan' : 'was not in the plan',
        before > 0 && 'its tripwire came before the damage',
      ].filter((fact) => fact !== false);
      return `It ${list(facts)}.`;
    }
    const some = (count: number): string => (count === 0 ? 'none' : numberWord(count));
    const were = (count: number): string => plural(count, { one: 'was', other: 'were' });
    const tripwires = plural(before, { one: 'tripwire', other: 'tripwires' });
    return `${capital(some(onCard))} had been on a card, ${some(planned)} ${were(planned)} in the plan, ${before === 0 ? 'no' : numberWord(before)} ${tripwires} came before the damage.`;
  },
  withoutDot: (count: number): string =>
    plural(count, { one: 'The card without a dot that came true:', other: 'The cards without a dot that came true:' }),
  almost: (count: number): string =>
    count === 0 ? '' : `${numberWordFirst(count)} ${plural(count, { one: 'thing', other: 'things' })} almost happened.`,
  open: (count: number): string =>
    count === 0 ? '' : `Of ${numberWord(count)} ${plural(count, { one: 'nobody has', other: 'nobody has' })} said yet.`,
});

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
