import { useState } from 'react';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckDialog } from '../dialogs/CheckDialog.tsx';
import { DayDialog } from '../dialogs/DayDialog.tsx';
import { DoneDialog } from '../dialogs/DoneDialog.tsx';
import type { WaitingRow } from '../../../../shared/register/waiting.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { useIsOwner } from '../useIsOwner.ts';
import type { QuickCheck } from './useQuickCheck.ts';
import styles from './Attention.module.css';

type Props = { readonly waiting: WaitingRow; readonly quick: QuickCheck };

/** The one or two buttons that deal with what waits; without the right to use them, one that opens the row. */
export function WaitingActions(props: Props) {
  const { kind, row } = props.waiting;
  const { mayCheck } = useRegisterPage();
  const isMine = useIsMine(props.waiting);
  return (
    <div className={styles.actions} role="group" aria-label={row.title}>
      {mayCheck && (kind === 'due' || kind === 'late') ? (
        <CheckButtons {...props} />
      ) : mayCheck && kind === 'notLookedAt' ? (
        <LookButton {...props} />
      ) : mayCheck && kind === 'step' ? (
        <StepButtons {...props} />
      ) : kind === 'acceptance' && isMine ? (
        <AcceptButton {...props} />
      ) : (
        <OpenButton {...props} />
      )}
    </div>
  );
}

function useIsMine({ row, part }: WaitingRow): boolean {
  const isOwner = useIsOwner();
  return part !== undefined && isOwner(row, part);
}

function OpenButton({ waiting: { row } }: Props) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { openRow } = useRegisterPage();
  return (
    <Button
      size="small"
      aria-label={registerText.edit(row.title || registerText.untitled)}
      onClick={() => openRow(row)}
    >
      {text.actions.open}
    </Button>
  );
}

function CheckButtons({ waiting: { row }, quick }: Props) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const title = row.title || registerText.untitled;
  const isBusy = (state: 'fine' | 'tripped') => quick.busy?.riskId === row.riskId && quick.busy.state === state;
  return (
    <>
      <Button
        size="small"
        busy={isBusy('fine')}
        aria-label={registerText.fineLabel(title)}
        onClick={() => quick.record(row, 'fine')}
      >
        {text.actions.fine}
      </Button>
      <Button
        size="small"
        busy={isBusy('tripped')}
        aria-label={registerText.trippedLabel(title)}
        onClick={() => quick.record(row, 'tripped')}
      >
        {text.actions.tripped}
      </Button>
    </>
  );
}

function LookButton({ waiting: { row } }: Props) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={registerText.checkTitle(row.title || registerText.untitled)}
        onClick={() => setIsOpen(true)}
      >
        {text.actions.look}
      </Button>
      <CheckDialog row={row} open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

function StepButtons({ waiting: { row } }: Props) {
  const text = useText('registerPage');
  const { mayEdit } = useRegisterPage();
  const [open, setOpen] = useState<'done' | 'day' | null>(null);
  return (
    <>
      <Button size="small" onClick={() => setOpen('done')}>
        {text.actions.done}
      </Button>
      {mayEdit && (
        <Button size="small" onClick={() => setOpen('day')}>
          {text.actions.newDay}
        </Button>
      )}
      <DoneDialog row={row} open={open === 'done'} onClose={() => setOpen(null)} />
      <DayDialog row={row} open={open === 'day'} onClose={() => setOpen(null)} />
    </>
  );
}

function AcceptButton({ waiting: { row, part = 'prevention' } }: Props) {
  const text = useText('registerPage');
  const planText = useText('plan');
  const { acceptOwnership } = useCommands();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      busy={busy}
      aria-label={planText.acceptLabel(part)}
      onClick={() => {
        setBusy(true);
        void acceptOwnership({ riskId: row.riskId, part }).then(() => setBusy(false));
      }}
    >
      {text.actions.accept}
    </Button>
  );
}
