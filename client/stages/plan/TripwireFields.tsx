import type { ReactNode } from 'react';
import { cadences, comparisons } from '../../../shared/board/riskFields.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import type { TripwireSlot } from '../../../shared/register/tripwireSlots.ts';
import { fillPieces, isEvent } from '../../../shared/register/tripwireSlots.ts';
import { useText } from '../../text/useText.ts';
import { OwnerSelect } from './OwnerSelect.tsx';
import { SlotDate, SlotSelect } from './Slots.tsx';
import { TextSlot } from './TextSlot.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './Slots.module.css';

type TripwireFieldsProps = PartProps & {
  readonly texts: Pick<PlanTexts, 'threshold'>;
  /** The end of the sentence is "then Omar does this:": what Omar does is a field of its own. */
  readonly half: 'watch' | 'then';
  readonly invalidSignal?: boolean;
  readonly describedBy?: string;
};

const allFilled = {
  ...{ watcher: true, signal: true, source: true, cadence: true, until: true },
  ...{ comparison: true, threshold: true, owner: true, action: true },
};

/** The tripwire sentence with a field in every slot, in the order and the words of the language (SPEC RG2a). */
export function TripwireFields({ half, texts, invalidSignal = false, describedBy, ...part }: TripwireFieldsProps) {
  const planText = useText('plan');
  const sentences = useText('sentences');
  const { riskId, risk, set, readOnly } = part;
  const isHappening = isEvent(risk.comparison, texts.threshold.trim());
  const fields: { readonly [S in TripwireSlot]: ReactNode } = {
    watcher: <OwnerSelect {...part} part="watcher" label={planText.watcher} look="slot" />,
    signal: (
      <TextSlot
        {...{ riskId, readOnly }}
        field="signal"
        invalid={invalidSignal}
        {...(describedBy === undefined ? {} : { describedBy })}
      />
    ),
    source: <TextSlot {...{ riskId, readOnly }} field="source" />,
    cadence: (
      <SlotSelect
        label={planText.cadence}
        value={risk.cadence}
        none={planText.howOften}
        choices={cadences}
        names={sentences.cadences}
        readOnly={readOnly}
        onChange={(cadence) => set({ cadence })}
      />
    ),
    until: (
      <SlotDate
        label={planText.checkBy}
        part="checkBy"
        value={risk.checkBy}
        readOnly={readOnly}
        onChange={(checkBy) => set({ checkBy })}
      />
    ),
    comparison: (
      <SlotSelect
        label={planText.comparison}
        value={risk.comparison}
        none={isHappening ? sentences.happens : planText.passes}
        choices={comparisons}
        names={sentences.comparisons}
        readOnly={readOnly}
        onChange={(comparison) => set({ comparison })}
      />
    ),
    threshold: <TextSlot {...{ riskId, readOnly }} field="threshold" />,
    owner: <OwnerSelect {...part} part="contingency" label={planText.contingencyOwner} look="slot" />,
    action: null,
  };
  const form = { filled: allFilled, comparison: risk.comparison, cadence: risk.cadence, isEvent: isHappening };
  const { watch, then } = sentences.tripwire(form);
  return <>{withMarks(fillPieces<ReactNode>(half === 'watch' ? watch : then, fields))}</>;
}

/** Brackets and punctuation stay on the line of the field beside them: a field is a box, around which a line may break. */
function withMarks(pieces: readonly ReactNode[]): ReactNode[] {
  let carried = '';
  return pieces.map((piece, index) => {
    if (typeof piece === 'string') {
      // The end of a sentence whose last field stands elsewhere.
      const words = index > 0 ? piece.replace(/^[.,)]+/, '') : piece;
      carried = /\($/.exec(words)?.[0] ?? '';
      return words.replace(/\($/, '');
    }
    if (piece === null) return null;
    const next = pieces[index + 1];
    const mark = typeof next === 'string' ? (/^[.,)]+/.exec(next)?.[0] ?? '') : '';
    const before = carried;
    carried = '';
    return (
      <span key={index} className={styles.marked}>
        {before}
        {piece}
        {mark}
      </span>
    );
  });
}
