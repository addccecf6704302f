import type { Sharing } from '../../../shared/session/session.ts';
import { useDialogs } from '../../frame/DialogsContext.ts';
import { useText } from '../../text/useText.ts';
import styles from './PrivacyLine.module.css';

/** Who can see these notes, in two sentences; a button shows the details. */
export function PrivacyLine({ sharing, isFew = false }: { readonly sharing: Sharing; readonly isFew?: boolean }) {
  const writeText = useText('write');
  const openDialog = useDialogs();
  const isOwn = sharing === 'own';
  return (
    <div className={isOwn ? styles.own : styles.sealed}>
      <b>{isOwn ? writeText.ownCards : writeText.sealed}</b>{' '}
      <span className={isOwn ? undefined : styles.more}>
        {isOwn ? writeText.ownCardsMore : isFew ? writeText.sealedFew : writeText.sealedMore}
      </span>{' '}
      <button type="button" className={styles.how} onClick={() => openDialog('privacy')}>
        {writeText.how}
      </button>
    </div>
  );
}
