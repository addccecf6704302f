import { useText } from '../../text/useText.ts';
import { Matrix5x5 } from '../../ui/Matrix5x5.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './RiskSheet.module.css';

export function RatingMatrix({ risk, set, readOnly }: PartProps) {
  const planText = useText('plan');
  const { likelihood, impact } = risk;
  return (
    <section className={styles.side} aria-label={planText.matrix}>
      <div className={styles.head}>
        <h3>{planText.matrix}</h3>
        <span className={styles.hint}>
          {likelihood !== null && impact !== null && planText.matrixScore(likelihood, impact)}
        </span>
      </div>
      <Matrix5x5
        likelihood={likelihood}
        impact={impact}
        label={planText.matrix}
        {...(readOnly ? {} : { onChange: (l: number, i: number) => set({ likelihood: l, impact: i }) })}
      />
    </section>
  );
}
