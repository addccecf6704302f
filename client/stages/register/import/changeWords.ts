import { riskFields } from '../../../../shared/board/riskFields.ts';
import type { CsvChange, CsvField } from '../../../../shared/register/importTypes.ts';
import type { Texts } from '../../../../shared/text/catalogue.ts';
import { isIsoDate } from '../../../../shared/time.ts';

/** What a change is about: R3 and the title, or the title of a new risk. */
export const nameOf = ({ number, title }: CsvChange, text: Texts<'imports'>['csv']): string =>
  number === null ? `${text.newRisk}: ${title}` : `${text.number(number)} ${title}`;

type Words = {
  readonly empty: string;
  readonly plan: Texts<'plan'>;
  readonly step: Texts<'imports'>['step'];
  readonly formatDate: (date: string) => string;
};

/** A value as the register shows it. */
export function valueWords(
  field: CsvField,
  value: string | number | null,
  { empty, plan, step, formatDate }: Words,
): string {
  if (value === null || value === '') return empty;
  const words = String(value);
  if (field === 'preventionState') return step[value as keyof typeof step];
  if (field === 'response') return plan.responses[value as keyof typeof plan.responses];
  if (field === 'comparison') return plan.comparisons[value as keyof typeof plan.comparisons];
  if (field === 'cadence') return plan.cadences[value as keyof typeof plan.cadences];
  const isDay = field !== 'title' && field !== 'preventionNote' && riskFields[field].kind === 'day';
  return isDay && isIsoDate(words) ? formatDate(words) : words;
}
