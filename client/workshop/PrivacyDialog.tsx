import { useSession } from '../documents/workshop.ts';
import { useDialogs } from '../frame/DialogsContext.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './PrivacyDialog.module.css';

/** What happens to what people write. */
export function PrivacyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('privacy');
  const openDialog = useDialogs();
  const isOwn = useSession(({ workshop }) => workshop.settings.sharing === 'own');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text.title}
      actions={
        <>
          <Button onClick={() => openDialog('knowledge')}>{text.whatOthersSee}</Button>
          <Button variant="primary" onClick={onClose}>
            {text.gotIt}
          </Button>
        </>
      }
    >
      {(isOwn ? text.own : text.dealt).map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          {paragraph}
        </p>
      ))}
    </Dialog>
  );
}
