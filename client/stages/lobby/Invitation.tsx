import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';
import { formatJoinCode } from '../../../shared/ids.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { isOnlyHere, joinLink } from '../../frame/joinLink.ts';
import { useJoinSecrets } from '../../frame/useJoinSecrets.ts';
import styles from './Invitation.module.css';
import lobbyStyles from './Lobby.module.css';

type Shown = ComponentType<{ text: string; label: string; className: string | undefined }>;

const nothing = { QrCode: () => null };

// Whoever leads shows it to others; for the rest it would only be weight. Without it the code and the link still admit.
const QrCode = lazy<Shown>(async () => ({
  default: (await import('../../ui/QrCode.tsx').catch(() => nothing)).QrCode,
}));

/** The code to type, the link to send and for whoever leads the QR code to hold up. */
export function Invitation() {
  const text = useText('lobby');
  const locked = useSession((session) => session.workshop.locked);
  const secrets = useJoinSecrets();
  const { isLeading } = useMe();
  if (secrets === null) return null;
  const link = joinLink(secrets);
  return (
    <section className={styles.invitation}>
      <div>
        <Eyebrow as="h2">{text.joinWith}</Eyebrow>
        <p className={styles.code}>{formatJoinCode(secrets.joinCode)}</p>
        {locked ? (
          <p className={lobbyStyles.caution}>{text.locked}</p>
        ) : (
          <p className={styles.ways}>
            <CopyButton text={link} label={text.copyLink} /> {isLeading && <span>{text.orScan}</span>}
          </p>
        )}
        {isLeading && <p className={styles.kept}>{text.keptUntilBegun}</p>}
        {isLeading && isOnlyHere() && <p className={classes(lobbyStyles.caution, styles.onlyHere)}>{text.onlyHere}</p>}
      </div>
      {isLeading && (
        <Suspense fallback={<div className={styles.qr} />}>
          <QrCode text={link} label={text.qr} className={styles.qr} />
        </Suspense>
      )}
    </section>
  );
}
