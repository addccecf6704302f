import { useText } from '../../text/useText.ts';
import type { PlanTextProps } from './PlanText.tsx';
import { PlanText } from './PlanText.tsx';
import styles from './Slots.module.css';

type Worded = 'cause' | 'event' | 'effect' | 'signal' | 'threshold';
type TextSlotProps = Omit<PlanTextProps, 'field' | 'look' | 'label' | 'placeholder'> & {
  readonly field: Worded;
  /** A mark that never begins a line. */
  readonly mark?: string;
};

/** Words of one's own in the middle of a sentence. */
export const TextSlot = ({ field, mark, ...props }: TextSlotProps) => {
  const planText = useText('plan');
  return (
    <span data-part={field} className={mark === undefined ? undefined : styles.marked}>
      <PlanText {...props} field={field} look="slot" singleLine {...planText[field]} />
      {mark}
    </span>
  );
};
