import { useCallback } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import { useCarets, usePlanText, useSetCaret } from '../../documents/plan.ts';
import type { SharedTextProps } from '../../ui/SharedText/SharedText.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import type { Selection } from '../../ui/SharedText/useOwnCaret.ts';

export type PlanTextProps = Omit<SharedTextProps, 'text' | 'carets' | 'onCaret'> & {
  readonly riskId: RiskId;
  readonly field: PlanField;
};

/** One text of a risk's plan, with the carets of others: several people can write it at once. */
export function PlanText({ riskId, field, ...props }: PlanTextProps) {
  const text = usePlanText(riskId, field);
  const carets = useCarets(riskId, field);
  const setCaret = useSetCaret();
  const onCaret = useCallback(
    (selection: Selection | null) => setCaret(selection && { riskId, field, ...selection }),
    [setCaret, riskId, field],
  );
  return <SharedText {...props} text={text} carets={carets} {...(props.readOnly ? {} : { onCaret })} />;
}
