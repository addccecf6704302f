import { useText } from '../../text/useText.ts';
import type { PlanTextProps } from './PlanText.tsx';
import { PlanText } from './PlanText.tsx';
import styles from './Slots.module.css';

type Worded = 'cause' | 'event' | 'effect' | 'signal' | 'source' | 'threshold';
type TextSlotProps = Omit<PlanTextProps, 'field' | 'look' | 'label' | 'placeholder'> & {
  readonly field: Worded;
  /** Punctuation that stays on the line of the field before it. */
  readonly mark?: string;
};

/** A text field in the middle of a sentence. */
export const TextSlot = ({ field, mark, ...props }: TextSlotProps) => {
  const planText = useText('plan');
  return (
    <span data-part={field} className={mark === undefined ? undefined : styles.marked}>
      <PlanText
        {...props}
        field={field}
        look="slot"
        singleLine
        label={planText[field].label}
        placeholder={planText[field].placeholder}
      />
      {mark}
    </span>
  );
};
