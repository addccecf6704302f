import { useText } from '../text/useText.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './UnsentTexts.module.css';

type UnsentTextsProps = { readonly title: string; readonly hint: string; readonly texts: readonly string[] };

/** Own texts that the server does not have, to copy from a page that cannot send them any more. */
export function UnsentTexts({ title, hint, texts }: UnsentTextsProps) {
  const text = useText('workshop').ended;
  return (
    <section className={styles.unsent} aria-labelledby="unsent-title">
      <h2 id="unsent-title">{title}</h2>
      <ul>
        {texts.map((one, index) => (
          <li key={index}>{one}</li>
        ))}
      </ul>
      <div className={styles.foot}>
        <span>{hint}</span>
        <CopyButton text={texts.join('\n')} label={text.copyUnsent} />
      </div>
    </section>
  );
}
