import { numberWordFirst } from '../numberWords.ts';
import { sceneEndings } from '../sceneEndings.ts';

const daysAMonth = 30.44;

/** How far away a day is, as a headline says it: "Six months from today". */
function fromToday(days: number): string {
  const months = Math.round(days / daysAMonth);
  if (days < 1) return 'Today';
  if (days < 14) return days === 1 ? 'Tomorrow' : `${numberWordFirst(days)} days from today`;
  if (months < 2) return `${numberWordFirst(Math.round(days / 7))} weeks from today`;
  if (months <= 12) return `${numberWordFirst(months)} months from today`;
  const years = Math.round(months / 12);
  return years === 1 ? `${months} months from today` : `${numberWordFirst(years)} years from today`;
}

/** The front page from the future. */
export const imagineText = () => ({
  fromToday,
  headlineLabel: 'the headline',
  textLabel: 'the text under the headline',
  ending: 'Change the last sentence',
  endings: sceneEndings,
  think:
    'Don’t speak yet. Picture the week it became clear. Who called? What did you see first? What had you known all along?',
});
