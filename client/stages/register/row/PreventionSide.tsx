import { useState } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { OwnerSelect } from '../../plan/OwnerSelect.tsx';
import { PlanText } from '../../plan/PlanText.tsx';
import { SlotDate } from '../../plan/Slots.tsx';
import { useRisk } from '../../plan/useRisk.ts';
import { DoneDialog, DropDialog } from '../dialogs/DoneDialog.tsx';
import { StepMark } from '../marks/StepState.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { OwnedBy } from './OwnedBy.tsx';
import { Side } from './Side.tsx';
import styles from './ThreeSides.module.css';

/** The prevention step: open, done with what is different now, or dropped with a reason. */
export function PreventionSide({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const planText = useText('plan');
  const { mayEdit } = useRegisterPage();
  const { preventionState: state, preventionNote: note } = row;
  const isWritten = row.texts.prevention !== '';
  return (
    <Side
      name={planText.prevention.name}
      part="prevention"
      state={(isWritten || state !== 'open') && <StepMark row={row} />}
      meta={
        <>
          {note !== null && state !== 'open' && (
            <span className={styles.wide}>{state === 'done' ? text.different(note) : text.because(note)}</span>
          )}
          {mayEdit ? <PreventionFacts row={row} /> : null}
          <OwnedBy row={row} part="prevention" />
          {isWritten && <StepButtons row={row} />}
        </>
      }
    >
      {mayEdit ? (
        <PlanText
          riskId={row.riskId}
          field="prevention"
          look="plain"
          label={planText.prevention.name}
          placeholder={planText.prevention.placeholder}
        />
      ) : (
        <p>{row.texts.prevention || text.unwritten}</p>
      )}
    </Side>
  );
}

/** Owner and due date, each a slot. */
function PreventionFacts({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const planText = useText('plan');
  const found = useRisk(row.riskId);
  if (!found) return null;
  const { risk, set } = found;
  return (
    <span className={styles.facts}>
      <OwnerSelect
        {...{ riskId: row.riskId, risk, set }}
        readOnly={false}
        part="prevention"
        label={planText.owner}
        look="slot"
      />
      {' · '}
      {text.dueLabel}{' '}
      <SlotDate
        label={planText.due}
        part="preventionDue"
        value={risk.preventionDue}
        readOnly={false}
        onChange={(preventionDue) => set({ preventionDue })}
      />
    </span>
  );
}

function StepButtons({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const { mayCheck } = useRegisterPage();
  const { setPrevention } = useCommands();
  const [open, setOpen] = useState<'done' | 'drop' | null>(null);
  if (!mayCheck) return null;
  return (
    <span className={styles.links}>
      {row.preventionState === 'open' ? (
        <>
          <button type="button" className={styles.link} onClick={() => setOpen('done')}>
            {text.done}
          </button>
          <button type="button" className={styles.link} onClick={() => setOpen('drop')}>
            {text.drop}
          </button>
        </>
      ) : (
        <button
          type="button"
          className={styles.link}
          onClick={() => void setPrevention({ riskId: row.riskId, state: 'open' })}
        >
          {text.reopen}
        </button>
      )}
      <DoneDialog row={row} open={open === 'done'} onClose={() => setOpen(null)} />
      <DropDialog row={row} open={open === 'drop'} onClose={() => setOpen(null)} />
    </span>
  );
}
