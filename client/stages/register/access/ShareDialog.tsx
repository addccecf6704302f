import { useMe } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { CalendarFeeds } from './CalendarFeeds.tsx';
import { MailAddress } from './MailAddress.tsx';
import { Webhooks } from '../webhooks/Webhooks.tsx';
import { PersonalLinks } from './PersonalLinks.tsx';
import { ReadingKeys } from './ReadingKeys.tsx';
import { SharedLinks } from './SharedLinks.tsx';
import { useLinks } from './useLinks.ts';
import styles from './access.module.css';

/** The links of the register: one for each right, and those for one person (SPEC LK1, LK2). */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('access').share;
  return (
    <Dialog open={open} title={text.title} width="wide" onClose={onClose}>
      <ShareContent />
    </Dialog>
  );
}

function ShareContent() {
  const text = useText('access').share;
  const { visitor, isFacilitator } = useMe();
  const { links, failed, reload } = useLinks();
  return (
    <div className={styles.share}>
      <p className={styles.lede}>{text.lede}</p>
      {failed && (
        <p className={styles.failed} role="alert">
          {text.failed}{' '}
          <Button size="small" onClick={() => void reload()}>
            {text.retry}
          </Button>
        </p>
      )}
      {links === null
        ? !failed && <p role="status">{text.loading}</p>
        : visitor === null && (
            <>
              <SharedLinks links={links.links} onChanged={reload} />
              <PersonalLinks links={links.personal} onChanged={reload} />
              <CalendarFeeds />
              <MailAddress />
              {isFacilitator && <Webhooks />}
              <ReadingKeys />
            </>
          )}
      {links !== null && visitor !== null && <SharedLinks links={links.links} onChanged={reload} />}
    </div>
  );
}
