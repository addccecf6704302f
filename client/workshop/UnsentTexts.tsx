import { useText } from '../text/useText.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './UnsentTexts.module.css';

/** Texts that never reached the server, to copy from a page that has ended. */
export function UnsentTexts({ texts, isKept }: { readonly texts: readonly string[]; readonly isKept: boolean }) {
  const text = useText('workshop').ended;
  return (
    <section className={styles.unsent} aria-labelledby="unsent-title">
      <h2 id="unsent-title">{text.unsent}</h2>
      <ul>
        {texts.map((one, index) => (
          <li key={index}>{one}</li>
        ))}
      </ul>
      <div className={styles.foot}>
        <span>{isKept ? text.unsentKept : text.unsentNotKept}</span>
        <CopyButton text={texts.join('\n')} label={text.copyUnsent} />
      </div>
    </section>
  );
}
