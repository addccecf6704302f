import { useMe } from '../../documents/workshop.ts';
import { FootStatus } from '../../frame/Foot.tsx';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import { AgendaLineup } from './AgendaLineup.tsx';
import { Confidence } from './Confidence.tsx';
import { Contract } from './Contract.tsx';
import { FacilitatorLink } from './FacilitatorLink.tsx';
import { Invitation } from './Invitation.tsx';
import { Project } from './Project.tsx';
import { WhoIsHere } from './WhoIsHere.tsx';
import { YourPart } from './YourPart.tsx';
import styles from './Lobby.module.css';

/** Before it begins: the invitation, who is here, how we work together, how sure everyone is. */
export function LobbyScreen() {
  const text = useText('lobby');
  const { isLeading, isObserver } = useMe();
  return (
    <div className={classes(styles.lobby, !isLeading && styles.joined)}>
      <div className={styles.column}>
        <FacilitatorLink />
        <Invitation />
        <WhoIsHere />
        <Contract />
        <Project />
      </div>
      {!isLeading && <FootStatus>{text.waiting}</FootStatus>}
      <aside className={styles.panel}>
        {!isObserver && <Confidence />}
        <AgendaLineup />
        {!isObserver && <YourPart />}
      </aside>
    </div>
  );
}
