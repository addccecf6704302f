import { Check } from 'lucide-react';
import { useState } from 'react';
import type { OwnedPart, Risk } from '../../../shared/board/board.ts';
import { ownedParts } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { nextCheck } from '../../../shared/register/schedule.ts';
import { isPartWritten } from '../../../shared/register/acceptance.ts';
import { effectiveOwner, effectiveOwnerId } from '../../../shared/register/owners.ts';
import { isoDateOf } from '../../../shared/time.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Card.tsx';
import styles from './IfThenLine.module.css';

export type OwnershipProps = {
  readonly riskId: RiskId;
  readonly risk: Risk;
  readonly title: string;
  readonly texts: PlanTexts;
};

/** The three parts of a plan, each with its owner: proposed until the owner accepts on their own screen. */
export function Ownership({ riskId, risk, title, texts }: OwnershipProps) {
  const commitText = useText('commit');
  const { formatDate } = useFormat();
  const { acceptOwnership } = useCommands();
  const { isLeading, mayEdit, participantId } = useMe();
  const people = usePeople();
  const [busy, setBusy] = useState<OwnedPart | null>(null);
  const heldOn = useSession((session) => isoDateOf(session.workshop.createdAt));
  const firstCheck = nextCheck(risk, heldOn);
  const accept = async (part: OwnedPart): Promise<void> => {
    setBusy(part);
    await acceptOwnership({ riskId, part });
    setBusy(null);
  };
  const detail: { readonly [P in OwnedPart]: string } = {
    prevention: [texts.prevention.trim(), risk.preventionDue && commitText.due(formatDate(risk.preventionDue))]
      .filter(Boolean)
      .join(', '),
    watcher: firstCheck === null ? commitText.noCheck : commitText.firstCheck(formatDate(firstCheck)),
    contingency: '',
  };
  return (
    <ul className={styles.owners} aria-label={commitText.ownership}>
      {ownedParts.map((part) => {
        const owner = effectiveOwner(risk, part);
        const isAccepted = risk.accepted[part] === true;
        const ownerId = effectiveOwnerId(risk, part);
        const isAway = ownerId === null || people[ownerId]?.connected !== true;
        const isOffered = mayEdit && owner !== null && !isAccepted && isPartWritten(texts, part);
        const name = commitText.parts[part];
        return (
          <li key={part} className={styles.owner}>
            <span className={styles.part}>
              {name}
              {detail[part] !== '' && <small>{detail[part]}</small>}
            </span>
            <span className={styles.who}>
              {owner ?? commitText.nobody}
              {owner !== null && (
                <Pill tone={isAccepted ? 'safe' : 'neutral'}>
                  {isAccepted ? commitText.accepted : commitText.proposed}
                </Pill>
              )}
            </span>
            {isOffered && ownerId === participantId && (
              <Button
                size="small"
                data-own
                busy={busy === part}
                aria-label={commitText.acceptLabel(name, title)}
                onClick={() => void accept(part)}
              >
                <Check size={14} aria-hidden />
                {commitText.accept}
              </Button>
            )}
            {isOffered && isLeading && ownerId !== participantId && isAway && (
              <Button
                size="small"
                variant="quiet"
                busy={busy === part}
                aria-label={commitText.agreedAloudLabel(owner, name, title)}
                onClick={() => void accept(part)}
              >
                {commitText.agreedAloud(owner)}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
