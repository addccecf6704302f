import { Link } from 'wouter';
import { useText } from '../text/useText.ts';
import { Panel } from '../ui/Card.tsx';
import { Page } from '../ui/Page.tsx';
import { CreateForm } from './CreateForm.tsx';
import { ImportRegister } from './ImportRegister.tsx';
import { JoinByCode } from './JoinByCode.tsx';
import { OnThisDevice } from './OnThisDevice.tsx';
import styles from './Home.module.css';

/** What the app does, and the forms to create or join a workshop. */
export function HomePage() {
  const text = useText('home');
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
        <OnThisDevice />
      </div>
    </Page>
  );
}
