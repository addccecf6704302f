import { useState } from 'react';
import type { OwnedPart, Risk } from '../../../shared/board/board.ts';
import { isPartWritten } from '../../../shared/register/acceptance.ts';
import { effectiveOwner, effectiveOwnerId } from '../../../shared/register/owners.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { usePlanTexts } from '../../documents/plan.ts';
import { useMe, usePeople } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Card.tsx';
import styles from './RiskSheet.module.css';

/** Proposed until the owner accepts on their own screen, or the facilitator records that they accepted aloud. */
export function AcceptPart({ riskId, risk, part }: { riskId: RiskId; risk: Risk; part: OwnedPart }) {
  const planText = useText('plan');
  const { participantId, isLeading, mayEdit } = useMe();
  const people = usePeople();
  const texts = usePlanTexts(riskId);
  const { acceptOwnership } = useCommands();
  const [busy, setBusy] = useState(false);
  const owner = effectiveOwner(risk, part);
  if (owner === null) return null;
  if (risk.accepted[part]) return <Pill tone="safe">{planText.accepted}</Pill>;
  const ownerId = effectiveOwnerId(risk, part);
  const isOffered = mayEdit && isPartWritten(texts, part);
  const isMine = ownerId === participantId;
  const isAway = ownerId === null || people[ownerId]?.connected !== true;
  const accept = (): void => {
    setBusy(true);
    void acceptOwnership({ riskId, part }).then(() => setBusy(false));
  };
  return (
    <span className={styles.accept}>
      <Pill>{planText.proposed}</Pill>
      {isOffered && isMine && (
        <Button size="small" busy={busy} aria-label={planText.acceptLabel(part)} onClick={accept}>
          {planText.accept}
        </Button>
      )}
      {isOffered && !isMine && isAway && isLeading && (
        <Button
          size="small"
          variant="quiet"
          busy={busy}
          aria-label={planText.agreedLabel(part, owner)}
          onClick={accept}
        >
          {planText.agreedAloud(owner)}
        </Button>
      )}
    </span>
  );
}
