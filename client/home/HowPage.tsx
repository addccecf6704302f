import { Link } from 'wouter';
import { useText } from '../text/useText.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Home.module.css';

/** How a workshop runs, what is private, and what the app cannot do. */
export function HowPage() {
  const homeText = useText('home');
  const text = useText('how');
  return (
    <Page mark={<Link href="/">{homeText.product}</Link>} foot={<span>{homeText.ownServer}</span>}>
      <article className={styles.how}>
        <div>
          <h1>{text.title}</h1>
          <p className={styles.lede}>{text.lede}</p>
        </div>
        <section>
          <h2>{text.stepsTitle}</h2>
          <ol className={styles.steps}>
            {text.steps.map(([name, words]) => (
              <li key={name}>
                <b>{name}</b>
                <span>{words}</span>
              </li>
            ))}
          </ol>
        </section>
        <section>
          <h2>{text.privateTitle}</h2>
          <ul className={styles.prose}>
            {text.private.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{text.limitsTitle}</h2>
          <ul className={styles.prose}>
            {text.limits.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{text.afterTitle}</h2>
          <p className={styles.prose}>{text.after}</p>
        </section>
        <p>
          <Link href="/" className={buttonClass('primary', 'large')}>
            {text.start}
          </Link>
        </p>
      </article>
    </Page>
  );
}
