import { useState } from 'react';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { facilitatorLinkOnArrival, forgetArrival, forgetFacilitatorLink } from '../../frame/arrival.ts';
import styles from './Lobby.module.css';

/** The facilitator link, shown once to the person who created the workshop. */
export function FacilitatorLink() {
  const text = useText('lobby');
  const workshopId = useSession((session) => session.workshop.id);
  const { isFacilitator } = useMe();
  const [link, setLink] = useState(() => facilitatorLinkOnArrival(workshopId));
  if (!isFacilitator || link === undefined) return null;
  return (
    <section className={styles.link}>
      <div>
        <h2>{text.facilitatorLink}</h2>
        <p>{text.facilitatorLinkHint}</p>
      </div>
      <div className={styles.linkButtons}>
        <CopyButton text={link} label={text.copyFacilitatorLink} />
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            forgetArrival();
            forgetFacilitatorLink(workshopId);
            setLink(undefined);
          }}
        >
          {text.gotIt}
        </Button>
      </div>
    </section>
  );
}
