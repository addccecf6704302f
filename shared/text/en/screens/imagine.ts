const words = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
const daysAMonth = 30.44;

/** How far away a day is, as a headline says it: "Six months from today". */
function fromToday(days: number): string {
  const months = Math.round(days / daysAMonth);
  if (days < 1) return 'Today';
  if (days < 14) return days === 1 ? 'Tomorrow' : `${words[days] ?? days} days from today`;
  if (months < 2) return `${words[Math.round(days / 7)] ?? Math.round(days / 7)} weeks from today`;
  if (months <= 12) return `${words[months] ?? months} months from today`;
  const years = Math.round(months / 12);
  return years === 1 ? `${months} months from today` : `${words[years] ?? years} years from today`;
}

/** The front page from the future. */
export const imagineText = () => ({
  fromToday,
  headlineLabel: 'the headline',
  textLabel: 'the text under the headline',
  wanted: 'It was meant to be',
  think: 'Say nothing yet. Picture the week it became obvious: who called, what was on the screen, what you had known.',
});
