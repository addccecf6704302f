import { useCallback, useState } from 'react';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isWaiting, isWatched } from '../../../../shared/register/schedule.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';
import { Button } from '../../../ui/Button.tsx';
import type { MenuChoice } from '../../../ui/Menu.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { CheckDialog } from '../dialogs/CheckDialog.tsx';
import { LaterDialog } from '../dialogs/LaterDialog.tsx';
import { RetireDialog } from '../dialogs/RetireDialog.tsx';
import { Report } from '../incidents/SomethingHappened.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './RowDetails.module.css';

type Open = 'check' | 'later' | 'retire' | 'happened' | 'nearMiss' | null;

/** What one can do with a risk: check it, put the check off, retire it, plan or park it. */
export function RowActions({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const refusals = useRefusals();
  const { mayEdit, mayCheck } = useRegisterPage();
  const { recordCheck, planRisk, parkRisk, reviveRisk } = useCommands();
  const [open, setOpen] = useState<Open>(null);
  const [busy, setBusy] = useState<'fine' | 'tripped' | 'other' | null>(null);
  const [failed, setFailed] = useState('');
  const { riskId, state } = row;
  const run = async (what: NonNullable<typeof busy>, send: () => Promise<Reply>): Promise<void> => {
    setBusy(what);
    const reply = await send();
    setBusy(null);
    setFailed(reply.ok ? '' : wordRefusal(reply, refusals) || text.notSaved);
  };
  const close = useCallback(() => setOpen(null), []);
  const isDue = isWaiting(state);
  const choices: MenuChoice[] = [
    ...(mayCheck ? [{ label: text.nearMiss, onSelect: () => setOpen('nearMiss') }] : []),
    ...(mayCheck && isDue ? [{ label: text.later, onSelect: () => setOpen('later') }] : []),
    ...(mayEdit && row.isPlanned && state !== 'retired'
      ? [{ label: text.park, onSelect: () => void run('other', () => parkRisk({ riskId })) }]
      : []),
    ...(mayEdit && state !== 'retired' ? [{ label: text.retire, onSelect: () => setOpen('retire'), apart: true }] : []),
  ];
  return (
    <>
      {mayCheck && isDue && (
        <>
          <Button
            size="small"
            busy={busy === 'fine'}
            onClick={() => void run('fine', () => recordCheck({ riskId, state: 'fine' }))}
          >
            {text.check.fine}
          </Button>
          <Button
            size="small"
            busy={busy === 'tripped'}
            onClick={() => void run('tripped', () => recordCheck({ riskId, state: 'tripped' }))}
          >
            {text.check.tripped}
          </Button>
        </>
      )}
      {mayCheck && isWatched(state) && (
        <Button size="small" onClick={() => setOpen('check')}>
          {isDue ? text.addReading : text.checkNow}
        </Button>
      )}
      {mayCheck && (
        <Button size="small" onClick={() => setOpen('happened')}>
          {text.happened}
        </Button>
      )}
      {mayEdit && !row.isPlanned && (
        <Button size="small" busy={busy === 'other'} onClick={() => void run('other', () => planRisk({ riskId }))}>
          {text.plan}
        </Button>
      )}
      {mayEdit && state === 'retired' && (
        <Button size="small" busy={busy === 'other'} onClick={() => void run('other', () => reviveRisk({ riskId }))}>
          {text.revive}
        </Button>
      )}
      {choices.length > 0 && <Menu label={text.more} variant="quiet" size="small" choices={choices} />}
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      <CheckDialog row={row} open={open === 'check'} onClose={close} />
      <LaterDialog
        row={row}
        open={open === 'later'}
        onClose={close}
        onRetire={mayEdit ? () => setOpen('retire') : null}
      />
      <RetireDialog row={row} open={open === 'retire'} onClose={close} />
      <Report row={row} kind={open === 'happened' || open === 'nearMiss' ? open : null} onClose={close} />
    </>
  );
}
