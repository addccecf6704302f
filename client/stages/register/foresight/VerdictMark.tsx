import type { VerdictKind } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import styles from './Foresight.module.css';

const ring = <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />;

/** Each answer has a shape of its own, so that it can be told apart without colours. */
const shapes = {
  happened: <circle cx="7" cy="7" r="6.3" fill="currentColor" />,
  almost: (
    <>
      {ring}
      <path d="M7 1.4a5.6 5.6 0 0 0 0 11.2z" fill="currentColor" />
    </>
  ),
  didNot: ring,
  cannotTell: (
    <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.26" />
  ),
} satisfies { readonly [V in VerdictKind]: React.ReactNode };

/** What became of it: a shape and its word. */
export function VerdictMark({ verdict }: { readonly verdict: VerdictKind }) {
  const text = useText('foresight');
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <svg viewBox="0 0 14 14" width="13" height="13" aria-hidden>
        {shapes[verdict]}
      </svg>
      {text.verdicts[verdict]}
    </span>
  );
}
