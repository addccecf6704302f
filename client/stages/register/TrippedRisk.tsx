import { useState } from 'react';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import styles from './TrippedRisk.module.css';

/** A tripped risk: its contingency plan, large, with the name of its owner. */
export function TrippedRisk({ row, onOpen }: { row: RegisterRow; onOpen: (riskId: RiskId) => void }) {
  const text = useText('register');
  const { isObserver } = useMe();
  const { recordCheck } = useCommands();
  const [busy, setBusy] = useState(false);
  const { contingencyOwner: owner, texts } = row;
  return (
    <section className={styles.tripped} aria-label={`${text.hasTripped}: ${row.title}`}>
      <Eyebrow as="h2">
        {text.hasTripped} · {row.title || text.untitled}
      </Eyebrow>
      {texts.contingency === '' ? (
        <p className={styles.plan}>{text.noContingency}</p>
      ) : (
        <p className={styles.plan}>
          <span>{owner === null ? text.thenSomebody : text.thenOwner(owner)}</span> {texts.contingency}
        </p>
      )}
      <details>
        <summary>{text.review}</summary>
        <ol>
          {text.reviewSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onOpen(row.riskId)}>
          {text.write}
        </Button>
        {!isObserver && (
          <Button
            size="small"
            variant="quiet"
            busy={busy}
            onClick={() => {
              setBusy(true);
              void recordCheck({ riskId: row.riskId, state: 'fine' }).then(() => setBusy(false));
            }}
          >
            {text.fineAgain}
          </Button>
        )}
      </div>
    </section>
  );
}
