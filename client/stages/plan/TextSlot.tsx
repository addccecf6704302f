import { planText } from '../../text/en/plan.ts';
import type { PlanTextProps } from './PlanText.tsx';
import { PlanText } from './PlanText.tsx';

type Worded = 'cause' | 'event' | 'effect' | 'signal' | 'threshold';
type TextSlotProps = Omit<PlanTextProps, 'field' | 'look' | 'label' | 'placeholder'> & { readonly field: Worded };

/** Words of one's own in the middle of a sentence. */
export const TextSlot = ({ field, ...props }: TextSlotProps) => (
  <span data-part={field}>
    <PlanText {...props} field={field} look="slot" singleLine {...planText[field]} />
  </span>
);
