import { responses } from '../../../shared/board/riskFields.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import { useText } from '../../text/useText.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { PlanText } from './PlanText.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './MoreFields.module.css';
import sheetStyles from './RiskSheet.module.css';

const longer: readonly (PlanField & ('test' | 'dissent'))[] = ['test', 'dissent'];

/** The fields that a complete plan does not need. */
export function MoreFields({ riskId, risk, set, readOnly }: PartProps) {
  const planText = useText('plan');
  return (
    <details className={styles.more}>
      <summary>
        {planText.more} <small>{planText.moreHint}</small>
      </summary>
      <div className={styles.moreParts}>
        <SelectField
          label={planText.response}
          value={risk.response ?? ''}
          disabled={readOnly}
          options={[
            { value: '', label: planText.responseNone },
            ...responses.map((response) => ({ value: response, label: planText.responses[response] })),
          ]}
          onChange={(response) => set({ response: response === '' ? null : response })}
        />
        {longer.map((field) => (
          <div key={field} className={styles.part}>
            <h3>{planText[field].label}</h3>
            <p className={sheetStyles.hint}>{planText[field].hint}</p>
            <PlanText
              {...{ riskId, readOnly, field }}
              label={planText[field].label}
              placeholder={planText[field].placeholder}
            />
          </div>
        ))}
      </div>
    </details>
  );
}
