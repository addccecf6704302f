import { useState, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { parseJoinCode } from '../../shared/ids.ts';
import { readJoinFragment } from '../../shared/protocol/joinLink.ts';
import { useText } from '../text/useText.ts';
import { browserSeats } from '../runtime/seats.ts';
import { Eyebrow, Panel } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';
import { JoinForm } from './JoinForm.tsx';
import { WelcomeBack } from './WelcomeBack.tsx';
import styles from './Join.module.css';

function watchFragment(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
const readFragment = (): string => decodeURI(window.location.hash.slice(1));

/** Joining with a link or a typed code. The page knows nothing about the workshop before the person has joined. */
export function JoinPage() {
  const text = useText('join');
  const fragment = useSyncExternalStore(watchFragment, readFragment);
  const { code: typed, linkSecret } = readJoinFragment(fragment);
  const [asSomeoneElse, setAsSomeoneElse] = useState(false);
  const code = parseJoinCode(typed);
  const found = code === null || asSomeoneElse ? [] : browserSeats().findByCode(code);
  return (
    <Page mark={<Link href="/">{text.product}</Link>}>
      <div className={styles.join}>
        <Panel as="section">
          {found.length > 0 ? (
            <WelcomeBack found={found} onSomeoneElse={() => setAsSomeoneElse(true)} />
          ) : (
            <>
              <div>
                <h1>{text.title}</h1>
                <p className={styles.lede}>{text.lede}</p>
              </div>
              <JoinForm key={fragment} code={typed} linkSecret={linkSecret} />
            </>
          )}
        </Panel>
        <aside className={styles.next}>
          <Eyebrow as="h2">{text.what}</Eyebrow>
          <ol>
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </aside>
      </div>
    </Page>
  );
}
