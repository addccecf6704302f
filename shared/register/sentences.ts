import type { Risk } from '../board/board.ts';
import type { PlanTexts } from '../plan/plan.ts';
import type { Texts } from '../text/catalogue.ts';

import type { IsoDate } from '../time.ts';
import { effectiveOwner } from './owners.ts';
import type { TripwireForm, TripwireSlot, TripwireVoice } from './tripwireSlots.ts';
import { fillPieces, isEvent } from './tripwireSlots.ts';
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
 * The tripwire in one sentence (SPEC RG2a).
 * @param sentences in the language of the reader or of the file
 * @param formatDate how the reader writes a day; ISO in files
 * @param voice `watcher` and `both` for the watcher, who reads it in the first person
 */
export function tripwireSentence(
  risk: Facts,
  texts: Slots & Pick<PlanTexts, 'contingency'>,
  sentences: Texts<'sentences'>,
  formatDate: FormatDate = (date) => date,
  voice: TripwireVoice = 'written',
): string {
  const { comparison, cadence, checkBy } = risk;
  const { signal, source, threshold } = condition(risk, texts);
  const words: { readonly [S in TripwireSlot]: string | null } = {
    watcher: effectiveOwner(risk, 'watcher'),
    signal,
    source,
    cadence: cadence && sentences.cadences[cadence],
    until: checkBy && formatDate(checkBy),
    comparison: comparison && sentences.comparisons[comparison],
    threshold,
    owner: effectiveOwner(risk, 'contingency'),
    action: slot(texts.contingency),
  };
  const { watch, then } = sentences.tripwire(
    { filled: filledOf(words), comparison, cadence, isEvent: isEvent(comparison, threshold ?? '') },
    voice,
  );
  return fillPieces([...watch, ' ', ...then], words)
    .join('')
    .trim();
}

const filledOf = (words: { readonly [S in TripwireSlot]: string | null }): TripwireForm['filled'] =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word !== null])) as TripwireForm['filled'];

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
