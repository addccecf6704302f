import { useEffect, useState } from 'react';
import { fetchOpenPages, startSession } from '../connection/http.ts';
import type { OpenPage } from '../../shared/protocol/replies.ts';
import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { browserSeats } from '../runtime/seats.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/Loading.tsx';
import styles from './dialogs.module.css';

/** The pages that are connected as this person, and what ends all others: for a device that was lost or lent. */
export function SessionsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('dialogs').sessions;
  return (
    <Dialog open={open} onClose={onClose} title={text.title} width="narrow">
      <Sessions />
    </Dialog>
  );
}

function Sessions() {
  const text = useText('dialogs').sessions;
  const workshopId = useSession((session) => session.workshop.id);
  const [pages, setPages] = useState<readonly OpenPage[] | null>(null);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  useEffect(() => {
    const token = browserSeats().read(workshopId)?.token ?? '';
    fetchOpenPages(workshopId, token).then(setPages, () => setState('failed'));
  }, [workshopId]);

  /** The page loads again with the new token and ends the others then, so that a lost reply locks nobody out. */
  const endOthers = async () => {
    const seat = browserSeats().read(workshopId);
    if (seat === null) return;
    setState('busy');
    try {
      browserSeats().save({ ...seat, token: await startSession(workshopId, seat.token), endsOthers: true });
      window.location.reload();
    } catch {
      setState('failed');
    }
  };

  return (
    <>
      {pages === null && state !== 'failed' && <Loading label={text.loading} />}
      {pages !== null && (
        <>
          <p>{text.pages(pages.length)}</p>
          <ul className={styles.held}>
            {pages.map(({ since }, at) => (
              <li key={at}>{text.since(since)}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.soft}>{text.hint}</p>
      {state === 'failed' && (
        <p className={styles.error} role="alert">
          {text.failed}
        </p>
      )}
      <Button variant="danger" wide busy={state === 'busy'} onClick={() => void endOthers()}>
        {text.endOthers}
      </Button>
    </>
  );
}
