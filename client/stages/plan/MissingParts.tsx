import { CircleCheck } from 'lucide-react';
import type { RefObject } from 'react';
import type { RequiredPart } from '../../../shared/register/missing.ts';
import { useText } from '../../text/useText.ts';
import styles from './MissingParts.module.css';

/** The parts that are still missing; each button leads to its field. */
export function MissingParts({
  parts,
  sheet,
}: {
  parts: readonly RequiredPart[];
  sheet: RefObject<HTMLElement | null>;
}) {
  const planText = useText('plan');
  const goTo = (part: RequiredPart): void => {
    const place = sheet.current?.querySelector<HTMLElement>(`[data-part="${part}"]`);
    const field = place?.matches('input, select, textarea') ? place : place?.querySelector<HTMLElement>('textarea');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  };
  if (parts.length === 0) {
    return (
      <p className={styles.complete}>
        <CircleCheck size={16} aria-hidden /> {planText.isComplete}
      </p>
    );
  }
  return (
    <div className={styles.missing}>
      <span>{planText.stillMissing}</span>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <button type="button" onClick={() => goTo(part)}>
              {planText.missing[part]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
