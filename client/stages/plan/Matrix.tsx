import { planText } from '../../text/en/plan.ts';
import { Matrix5x5 } from '../../ui/Matrix5x5.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './RiskSheet.module.css';

export function Matrix({ risk, set, readOnly }: PartProps) {
  const { likelihood, impact } = risk;
  return (
    <section className={styles.side} aria-label={planText.matrix}>
      <h3>{planText.matrix}</h3>
      <Matrix5x5
        likelihood={likelihood}
        impact={impact}
        label={planText.matrix}
        {...(readOnly ? {} : { onChange: (l: number, i: number) => set({ likelihood: l, impact: i }) })}
      />
      <p className={styles.hint}>
        {likelihood === null || impact === null ? planText.matrixNone : planText.matrixScore(likelihood, impact)}
      </p>
    </section>
  );
}
