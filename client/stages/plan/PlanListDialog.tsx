import { useId, useState } from 'react';
import { registerOrder } from '../../../shared/register/registerOrder.ts';
import { titleOf } from '../../../shared/register/score.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './PlanScreen.module.css';

/** The server refuses more in `setTopRisks`. */
const most = 8;

/** The facilitator chooses the risks to plan and the lone warning. */
export function PlanListDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const listText = useText('planList');
  return (
    <Dialog open={open} title={listText.title} onClose={onClose}>
      <PlanListForm onClose={onClose} />
    </Dialog>
  );
}

function PlanListForm({ onClose }: { onClose: () => void }) {
  const planText = useText('plan');
  const listText = useText('planList');
  const order = useSession(({ ranking, topRisks, minority }) => ({ ranking, topRisks, minority }));
  const tally = useSession((session) => session.tally);
  const board = useBoard((current) => current);
  const { setTopRisks } = useCommands();
  const messageId = useId();
  const { planned, parked } = registerOrder(order, board);
  const [chosen, setChosen] = useState<ReadonlySet<RiskId>>(new Set(planned.filter((id) => id !== order.minority)));
  const [minority, setMinority] = useState<RiskId>(order.minority ?? '');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  // In the order of the ranking: a risk that is added to the plan keeps its place among the others.
  const all = registerOrder(
    { ranking: order.ranking, topRisks: [...planned, ...parked], minority: null },
    board,
  ).planned;
  const top = all.filter((id) => chosen.has(id) && id !== minority);
  const over = top.length + (minority === '' ? 0 : 1) - most;
  const nameOf = (id: RiskId): string => {
    const dots = tally?.[id];
    const title = titleOf(board, id) || planText.untitled;
    return dots === undefined ? title : `${title} · ${planText.dots(dots)}`;
  };
  const message =
    over > 0 ? listText.tooMany(over) : top.length === 0 ? listText.none : refused ? listText.refused : '';
  const save = async (): Promise<void> => {
    setBusy(true);
    const reply = await setTopRisks({ riskIds: top, minority: minority === '' ? null : minority });
    setBusy(false);
    setRefused(!reply.ok);
    if (reply.ok) onClose();
  };
  return (
    <div className={styles.form}>
      <p>{listText.hint(most)}</p>
      <div className={styles.checks}>
        {all.map((id) => (
          <CheckField
            key={id}
            label={nameOf(id)}
            checked={chosen.has(id) && id !== minority}
            disabled={id === minority}
            onChange={(isIn) => setChosen(new Set(isIn ? [...chosen, id] : [...chosen].filter((one) => one !== id)))}
          />
        ))}
      </div>
      <SelectField
        label={listText.minorityLabel}
        hint={listText.asMinority}
        value={minority}
        options={[{ value: '', label: listText.noMinority }, ...all.map((id) => ({ value: id, label: nameOf(id) }))]}
        onChange={setMinority}
      />
      <div className={styles.formEnd}>
        <p id={messageId} role="status">
          {message}
        </p>
        <Button variant="quiet" onClick={onClose}>
          {listText.cancel}
        </Button>
        <Button
          variant="primary"
          busy={busy}
          disabled={over > 0 || top.length === 0}
          aria-describedby={messageId}
          onClick={() => void save()}
        >
          {listText.save}
        </Button>
      </div>
    </div>
  );
}
