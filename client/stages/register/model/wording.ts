import type { Reading } from '../../../../shared/board/board.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isLook } from '../../../../shared/register/schedule.ts';
import { oneLine } from '../../../../shared/register/words.ts';
import type { Texts } from '../../../../shared/text/catalogue.ts';

/** "above 6 %": what trips a risk; '' when no value is written. */
export function conditionOf({ comparison, texts }: RegisterRow, text: Texts<'registerPage'>): string {
  const threshold = oneLine(texts.threshold).replace(/[.;,]+$/, '');
  if (threshold === '') return '';
  return comparison === null ? threshold : text.condition[comparison](threshold);
}

/** The last look that has a reading. */
export const lastReading = ({
  readings,
}: Pick<RegisterRow, 'readings'>): (Reading & { readonly reading: number | string }) | null =>
  (readings.findLast((one) => isLook(one) && one.reading !== null) as
    (Reading & { readonly reading: number | string }) | undefined) ?? null;

/** A reading as it was typed; numbers as the language writes them. */
export const readingText = (reading: number | string, number: (value: number) => string): string =>
  typeof reading === 'number' ? number(reading) : reading;
