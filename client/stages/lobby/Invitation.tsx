import { formatJoinCode } from '../../../shared/ids.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { isOnlyHere, joinLink } from '../../frame/joinLink.ts';
import { useJoinSecrets } from '../../frame/useJoinSecrets.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import styles from './Invitation.module.css';
import lobbyStyles from './Lobby.module.css';

/** The code to type, the link to send and the QR code to scan. */
export function Invitation() {
  const text = useText('lobby');
  const locked = useSession((session) => session.workshop.locked);
  const secrets = useJoinSecrets();
  const { isLeading } = useMe();
  if (secrets === null) return null;
  const link = joinLink(secrets);
  return (
    <section className={classes(styles.invitation, !isLeading && styles.guest)}>
      <div>
        <Eyebrow as="h2">{text.joinWith}</Eyebrow>
        <p className={styles.code}>{formatJoinCode(secrets.joinCode)}</p>
        {locked ? (
          <p className={lobbyStyles.caution}>{text.locked}</p>
        ) : (
          <p className={styles.ways}>
            <CopyButton text={link} label={text.copyLink} /> <span className={styles.orScan}>{text.orScan}</span>
          </p>
        )}
        {isLeading && <p className={styles.kept}>{text.keptUntilBegun}</p>}
        {isLeading && isOnlyHere() && <p className={classes(lobbyStyles.caution, styles.onlyHere)}>{text.onlyHere}</p>}
      </div>
      <QrCode text={link} label={text.qr} className={styles.qr} />
    </section>
  );
}
