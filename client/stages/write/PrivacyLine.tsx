import { useState } from 'react';
import type { Sharing } from '../../../shared/session/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../text/useText.ts';
import { useDialogs } from '../../frame/DialogsContext.ts';
import styles from './PrivacyLine.module.css';

/** Who can see these notes, in two sentences; a button shows the details. */
export function PrivacyLine({ sharing, isFew = false }: { readonly sharing: Sharing; readonly isFew?: boolean }) {
  const writeText = useText('write');
  const [open, setOpen] = useState(false);
  const openDialog = useDialogs();
  const isOwn = sharing === 'own';
  const paragraphs = isOwn ? writeText.howOwn : writeText.howDealt;
  return (
    <div className={isOwn ? styles.own : styles.sealed}>
      <b>{isOwn ? writeText.ownCards : writeText.sealed}</b>{' '}
      <span className={isOwn ? undefined : styles.more}>
        {isOwn ? writeText.ownCardsMore : isFew ? writeText.sealedFew : writeText.sealedMore}
      </span>{' '}
      <button type="button" className={styles.how} onClick={() => setOpen(true)}>
        {writeText.how}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={writeText.howTitle}
        actions={
          <>
            <Button
              onClick={() => {
                setOpen(false);
                openDialog('knowledge');
              }}
            >
              {writeText.whatOthersSee}
            </Button>
            <Button variant="primary" onClick={() => setOpen(false)}>
              {writeText.gotIt}
            </Button>
          </>
        }
      >
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
      </Dialog>
    </div>
  );
}
