import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { browserSeats } from '../runtime/seats.ts';
import { useText } from '../text/useText.ts';
import { Panel } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';
import { CreateForm } from './CreateForm.tsx';
import { ImportRegister } from './ImportRegister.tsx';
import { JoinByCode } from './JoinByCode.tsx';
import styles from './Home.module.css';

// Only where this device has a seat somewhere. Without it the first page is whole.
const nothing = { OnThisDevice: () => null };
const OnThisDevice = lazy(async () => ({
  default: (await import('./OnThisDevice.tsx').catch(() => nothing)).OnThisDevice,
}));

/** What the app does, and the forms to create or join a workshop. */
export function HomePage() {
  const text = useText('home');
  const [hasSeats] = useState(() => browserSeats().opened().length > 0);
  return (
    <Page
      mark={text.product}
      aside={
        <span className={styles.links}>
          <Link href="/sample">{text.sample}</Link>
          <Link href="/how">{text.how}</Link>
        </span>
      }
      foot={<span>{text.ownServer}</span>}
    >
      <div className={styles.sections}>
        <div className={styles.home}>
          <div className={styles.pitch}>
            <h1>{text.claim}</h1>
            <p className={styles.lede}>{text.lede}</p>
            <ul className={styles.facts}>
              {text.facts.map(([claim, words]) => (
                <li key={claim}>
                  <b>{claim}</b>
                  {words}
                </li>
              ))}
            </ul>
          </div>
          <Panel as="section" className={styles.start}>
            <h2>{text.start}</h2>
            <CreateForm />
            <div className={styles.or}>{text.or}</div>
            <JoinByCode />
            <div className={styles.file}>
              <ImportRegister />
            </div>
          </Panel>
        </div>
        {hasSeats && (
          <Suspense fallback={null}>
            <OnThisDevice />
          </Suspense>
        )}
      </div>
    </Page>
  );
}
