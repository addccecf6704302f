import { useState } from 'react';
import { Link } from 'wouter';
import type { MailConfirmed } from '../../shared/mail/mailReply.ts';
import { HttpRefusal } from '../connection/http.ts';
import { confirmAddress } from '../connection/mailRequests.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Page } from '../ui/Page.tsx';
import { Failure } from '../ui/Failure.tsx';
import styles from './Tap.module.css';

type State =
  { readonly kind: 'ready' | 'busy' | 'failed' | 'unknown' } | { readonly kind: 'done'; readonly done: MailConfirmed };

/** The link of a confirmation mail (`/m/<id>#<secret>`). A button confirms: link scanners open pages and press none. */
export function ConfirmAddressPage({ workshopId }: { workshopId: string }) {
  const text = useText('mailPages');
  const [secret] = useState(() => window.location.hash.slice(1));
  const [state, setState] = useState<State>({ kind: secret === '' ? 'unknown' : 'ready' });
  const confirm = async (): Promise<void> => {
    setState({ kind: 'busy' });
    try {
      setState({ kind: 'done', done: await confirmAddress(workshopId, secret) });
    } catch (refusal) {
      const isUnknown = refusal instanceof HttpRefusal && refusal.code === 'unknownToken';
      setState({ kind: isUnknown ? 'unknown' : 'failed' });
    }
  };
  return (
    <Page mark={<Link href="/">{text.product}</Link>}>
      <div className={styles.tap}>
        {state.kind === 'done' ? (
          <div role="status" className={styles.outcome}>
            <h1>{text.confirmedTitle}</h1>
            <p className={styles.words}>{text.confirmedWords(state.done.address, state.done.register)}</p>
          </div>
        ) : state.kind === 'unknown' ? (
          <>
            <h1>{text.confirmUnknown[0]}</h1>
            <p className={styles.words}>{text.confirmUnknown[1]}</p>
          </>
        ) : (
          <>
            <h1>{text.confirmTitle}</h1>
            <p className={styles.words}>{text.confirmWords}</p>
            {state.kind === 'failed' && <Failure>{text.unreachable}</Failure>}
            <p>
              <Button variant="primary" size="large" busy={state.kind === 'busy'} onClick={() => void confirm()}>
                {text.confirmButton}
              </Button>
            </p>
          </>
        )}
        {(state.kind === 'done' || state.kind === 'unknown') && (
          <p className={styles.register}>
            <Link href={`/w/${workshopId}`}>{text.register}</Link>
          </p>
        )}
      </div>
    </Page>
  );
}
