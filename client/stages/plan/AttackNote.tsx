import { ownedParts } from '../../../shared/board/board.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { effectiveOwnerId } from '../../../shared/register/owners.ts';
import { attackAnswers } from '../../../shared/session/planning.ts';
import { useCommands } from '../../commands/commands.ts';
import { usePlanTexts } from '../../documents/plan.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { PlanText } from './PlanText.tsx';
import styles from './AttackNote.module.css';

/** "How does this plan still fail?", and what its owners answer. Shown in the attack, and later wherever something was written. */
export function AttackNote({ riskId }: { riskId: RiskId }) {
  const text = useText('plan').attack;
  const { participantId, isLeading, mayEdit } = useMe();
  const { answerAttack } = useCommands();
  const isAttack = useSession(({ planning }) => planning?.step === 'attack');
  const answer = useSession(({ planning }) => planning?.answers[riskId] ?? null);
  const isWriter = useSession(({ pairs }) => pairs[riskId]?.includes(participantId) ?? false);
  const isOwner = useBoard(({ risks }) => {
    const risk = risks[riskId];
    return risk !== undefined && ownedParts.some((part) => effectiveOwnerId(risk, part) === participantId);
  });
  const isWritten = usePlanTexts(riskId).attack.trim() !== '';
  if (!isAttack && !isWritten) return null;
  return (
    <section className={styles.note} aria-label={text.label}>
      <h3>{text.label}</h3>
      <PlanText
        riskId={riskId}
        field="attack"
        look="plain"
        label={text.label}
        placeholder={text.placeholder}
        readOnly={!mayEdit}
      />
      <div className={styles.answer} data-quiet={!isWritten || undefined}>
        <span role="status">{answer === null ? text.open : text.answered[answer]}</span>
        {mayEdit &&
          (isOwner || isWriter || isLeading) &&
          attackAnswers.map((one) => (
            <Button
              key={one}
              size="small"
              variant="quiet"
              disabled={!isWritten}
              aria-pressed={answer === one}
              onClick={() => void answerAttack({ riskId, answer: one })}
            >
              {text.answers[one]}
            </Button>
          ))}
      </div>
    </section>
  );
}
