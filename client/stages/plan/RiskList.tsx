import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { hasToDiscuss } from '../../../shared/board/order.ts';
import { missingRequired, requiredParts } from '../../../shared/register/missing.ts';
import { titleOf } from '../../../shared/register/score.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { usePlanTexts, useWritersAt } from '../../documents/plan.ts';
import { useBoard, useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { ToDiscuss } from '../../frame/ToDiscuss.tsx';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { PartsBar } from '../../ui/PartsBar.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './PlanScreen.module.css';

export type RiskListProps = {
  readonly planned: readonly RiskId[];
  readonly minority: RiskId | null;
  readonly chosen: RiskId;
  readonly onChoose: (riskId: RiskId) => void;
  /** The facilitator's buttons for the list. */
  readonly children: ReactNode;
};

/** The risks to plan: how complete each is, whose it is and who writes there; on a phone a select field. */
export function RiskList({ planned, minority, chosen, onChoose, children }: RiskListProps) {
  const planText = useText('plan');
  const titles = useBoard((board) => planned.map((riskId) => titleOf(board, riskId)));
  const offList = useBoard((board) => (planned.includes(chosen) ? null : titleOf(board, chosen)));
  const onEach = useSession(({ pairs }) => Math.min(...planned.map((riskId) => pairs[riskId]?.length ?? 0)));
  return (
    <nav className={styles.list} aria-label={planText.topRisks}>
      <Eyebrow as="h2">{planText.listTitle(planned.length, onEach)}</Eyebrow>
      <ol className={styles.rows}>
        {planned.map((riskId, index) => (
          <RiskRow
            key={riskId}
            {...{ riskId, onChoose }}
            number={index + 1}
            isChosen={riskId === chosen}
            isMinority={riskId === minority}
          />
        ))}
      </ol>
      <div className={styles.select}>
        <SelectField
          label={planText.chooseRisk}
          labelHidden
          value={chosen}
          options={[
            ...(offList === null ? [] : [{ value: chosen, label: offList || planText.untitled }]),
            ...planned.map((riskId, index) => ({
              value: riskId,
              label: `${index + 1}. ${titles[index] || planText.untitled}`,
            })),
          ]}
          onChange={onChoose}
        />
      </div>
      {children}
    </nav>
  );
}

type RiskRowProps = {
  riskId: RiskId;
  number: number;
  isChosen: boolean;
  isMinority: boolean;
  onChoose: (riskId: RiskId) => void;
};

function RiskRow({ riskId, number, isChosen, isMinority, onChoose }: RiskRowProps) {
  const planText = useText('plan');
  const title = useBoard((board) => titleOf(board, riskId));
  const risk = useBoard((board) => board.risks[riskId]);
  const isToDiscuss = useBoard((board) => hasToDiscuss(board, riskId));
  const texts = usePlanTexts(riskId);
  const pair = useSession((session) => session.pairs[riskId]);
  const isRead = useSession(({ planning }) => planning?.step === 'aloud' && planning.riskId === riskId);
  const writing = useWritersAt(riskId);
  const people = usePeople();
  const { participantId } = useMe();
  const names = (pair ?? []).flatMap((id) => (id === participantId ? [] : (people[id]?.name ?? [])));
  const done = requiredParts.length - (risk ? missingRequired(risk, texts).length : requiredParts.length);
  return (
    <li>
      <button
        type="button"
        className={classes(styles.row, isChosen && styles.chosen)}
        aria-current={isChosen || undefined}
        onClick={() => onChoose(riskId)}
      >
        <span className={styles.number}>{number}</span>
        <span>
          <strong>{title || planText.untitled}</strong>
          {isRead ? (
            <small className={styles.isRead}>{planText.isRead}</small>
          ) : (
            pair && pair.length > 0 && <small>{planText.writers(names, pair.includes(participantId))}</small>
          )}
          {isMinority && <small>{planText.minority}</small>}
          {isToDiscuss && <ToDiscuss />}
        </span>
        <span className={styles.marks}>
          <PartsBar done={done} of={requiredParts.length} label={planText.complete(done, requiredParts.length)} />
          {writing.length > 0 && <PenLine size={14} role="img" aria-label={planText.writing(writing)} />}
        </span>
      </button>
    </li>
  );
}
