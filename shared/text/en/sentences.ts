import type { Cadence, Comparison } from '../../board/riskFields.ts';
import type { TripwireForm, TripwirePieces, TripwireVoice } from '../../register/tripwireSlots.ts';
import { isEvent, tripwireSlot as slot } from '../../register/tripwireSlots.ts';

/** How a value moves when it trips, as a verb of "it". */
export const comparisonVerbs: { readonly [C in Comparison]: string } = {
  above: 'goes above',
  below: 'drops below',
  equals: 'reaches',
  changes: 'changes by',
};
export const cadenceWords: { readonly [C in Cadence]: string } = {
  daily: 'every day',
  weekly: 'every week',
  biweekly: 'every two weeks',
  monthly: 'every month',
  once: 'once',
};
const anyComparison = 'passes';

const noTripwire = 'No tripwire yet.';
const noThreshold = 'The value that trips it is not set.';
const noAction = 'What happens then is not written yet.';

/** "Priya looks at open defects (the tracker) every week until 30 December 2026." */
function looks({ filled, cadence }: TripwireForm, voice: TripwireVoice): TripwirePieces {
  const what = [slot.signal, ...(filled.source ? [' (', slot.source, ')'] : [])];
  if (!filled.watcher && voice === 'written') return ['Nobody looks at ', ...what, ' yet.'];
  return [
    ...(voice === 'written' ? [slot.watcher, ' looks at '] : ['I look at ']),
    ...what,
    ...(filled.cadence ? [' ', slot.cadence] : []),
    ...(filled.until ? [cadence === 'once' ? ', on ' : ' until ', slot.until, '.'] : ['. No last day yet.']),
  ];
}

/** "If it goes above 20," and, without a threshold, what is missing. */
function condition({ filled, comparison, isEvent: isWords }: TripwireForm): TripwirePieces {
  if (!filled.threshold) return [filled.action ? `${noThreshold} If it trips,` : noThreshold];
  const moves = filled.comparison ? [slot.comparison, ' '] : [];
  if (isWords) return [filled.comparison ? 'If ' : 'If this happens: ', ...moves, slot.threshold, ','];
  const verb = filled.comparison ? moves : [`${anyComparison} `];
  return ['If it ', ...verb, slot.threshold, comparison === 'changes' ? ' or more,' : ','];
}

function response({ filled }: TripwireForm, voice: TripwireVoice, then: string): TripwirePieces {
  if (voice === 'watcher' && filled.threshold) return filled.owner ? ['I tell ', slot.owner, '.'] : ['I say so.'];
  if (!filled.action) return [filled.threshold ? `it has tripped. ${noAction}` : noAction];
  if (voice === 'both') return ['I do this: ', slot.action, '.'];
  const who = filled.owner ? [`${then} `, slot.owner, ' does this: '] : [`${then} someone, not named yet, does this: `];
  return [...who, slot.action, '.'];
}

/** "goes above 20" */
const passes = (comparison: Comparison | null, threshold: string): string =>
  comparison === 'changes'
    ? `${comparisonVerbs.changes} ${threshold} or more`
    : `${comparison === null ? anyComparison : comparisonVerbs[comparison]} ${threshold}`;

/** "It trips if it goes above 20." */
export const tripsIf = (comparison: Comparison | null, threshold: string): string =>
  isEvent(comparison, threshold)
    ? `It trips if this happens: ${threshold}.`
    : `It trips if it ${passes(comparison, threshold)}.`;

type Condition = {
  readonly signal: string | null;
  readonly source: string | null;
  readonly comparison: Comparison | null;
  readonly threshold: string | null;
};
type Response = { readonly owner: string | null; readonly contingency: string | null };

/** @param acts who does it: "Omar does this" */
function ifThen(
  { signal, source, comparison, threshold }: Condition,
  acts: string,
  contingency: string | null,
): string {
  if (signal === null)
    return contingency === null ? `${noTripwire} ${noAction}` : `${noTripwire} Then ${acts}: ${contingency}.`;
  const what = source === null ? signal : `${signal} (${source})`;
  const happens =
    threshold === null
      ? `${what} trips`
      : isEvent(comparison, threshold)
        ? `this happens: ${threshold}`
        : `${what} ${passes(comparison, threshold)}`;
  const then = contingency === null ? `, then ${acts}. ${noAction}` : `, then ${acts}: ${contingency}.`;
  return `If ${happens}${then}${threshold === null ? ` ${noThreshold}` : ''}`;
}

/** The sentences of the register, on the screen and in files. */
export const sentencesText = () => ({
  comparisons: comparisonVerbs,
  cadences: cadenceWords,
  /** What stands in the slot of the comparison when the threshold is an event. */
  happens: 'this happens:',
  /**
   * The tripwire sentence (SPEC RG2): who looks at what, until when, and the value that trips it; then who does what.
   * @returns the two halves of one sentence, for a page that shows them apart
   */
  tripwire: (
    form: TripwireForm,
    voice: TripwireVoice = 'written',
  ): { readonly watch: TripwirePieces; readonly then: TripwirePieces } =>
    form.filled.signal
      ? { watch: [...looks(form, voice), ' ', ...condition(form)], then: response(form, voice, 'then') }
      : { watch: [noTripwire], then: form.filled.action ? response(form, 'written', 'Then') : [] },
  ifThen: ({ owner, contingency, ...condition }: Condition & Response) =>
    ifThen(condition, `${owner ?? 'someone, not named yet,'} does this`, contingency),
  /** As its owner reads it aloud. */
  ifThenAloud: ({ contingency, ...condition }: Condition & Response) => ifThen(condition, 'I do this', contingency),
});
