import type { Risk } from '../board/board.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { Texts } from '../text/catalogue.ts';
import type { IsoDate } from '../time.ts';
import { effectiveOwner } from './owners.ts';
import { oneLine } from './words.ts';

type Slots = Pick<PlanTexts, 'signal' | 'source' | 'threshold'>;
type Facts = Pick<Risk, 'comparison' | 'cadence' | 'checkBy' | 'preventionOwner' | 'watcher' | 'contingencyOwner'>;
type FormatDate = (date: IsoDate) => string;

/** A slot's text within a sentence: on one line, without a full stop of its own; null when nothing is written. */
const slot = (text: string): string | null => oneLine(text).replace(/[.;,]+$/, '') || null;

const condition = ({ comparison }: Facts, { signal, source, threshold }: Slots) => ({
  signal: slot(signal),
  source: slot(source),
  comparison,
  threshold: slot(threshold),
});

/**
 * The tripwire in one sentence (SPEC RG2).
 * @param sentences in the language of the reader or of the file
 * @param formatDate how the reader writes a day; ISO in files
 */
export function tripwireSentence(
  risk: Facts,
  texts: Slots,
  sentences: Texts<'sentences'>,
  formatDate: FormatDate = (date) => date,
): string {
  return sentences.tripwire({
    ...condition(risk, texts),
    until: risk.checkBy === null ? null : formatDate(risk.checkBy),
    watcher: effectiveOwner(risk, 'watcher'),
    cadence: risk.cadence,
  });
}

/**
 * The signal, and who then does what (SPEC RG2).
 * @param voice `aloud` for the owner, who reads it in the first person
 */
export function ifThenSentence(
  risk: Facts,
  texts: Slots & Pick<PlanTexts, 'contingency'>,
  sentences: Texts<'sentences'>,
  voice: 'written' | 'aloud' = 'written',
): string {
  const say = voice === 'aloud' ? sentences.ifThenAloud : sentences.ifThen;
  return say({
    ...condition(risk, texts),
    owner: effectiveOwner(risk, 'contingency'),
    contingency: slot(texts.contingency),
  });
}

/** True when a sentence would consist of nothing but gaps. */
export const isTripwireEmpty = (risk: Facts, texts: Slots): boolean =>
  risk.checkBy === null && [texts.signal, texts.source, texts.threshold].every((text) => oneLine(text) === '');
