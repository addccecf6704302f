import { useState } from 'react';
import type { Firing, VerdictKind } from '../../../../shared/board/records.ts';
import { firings, verdicts } from '../../../../shared/board/records.ts';
import type { ForesightRow } from '../../../../shared/register/foresight.ts';
import { isIsoDate } from '../../../../shared/time.ts';
import type { CommandOf } from '../../../../shared/commands/commands.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import form from '../dialogs/dialogs.module.css';

type VerdictDialogProps = { readonly row: ForesightRow | null; readonly onClose: () => void };

/** Changes what became of a risk or card, with the days and when the tripwire came. */
export function VerdictDialog({ row, onClose }: VerdictDialogProps) {
  return (
    <Dialog open={row !== null} title={row?.title ?? ''} width="narrow" onClose={onClose}>
      {row !== null && <VerdictForm row={row} onClose={onClose} />}
    </Dialog>
  );
}

function VerdictForm({ row, onClose }: { readonly row: ForesightRow; readonly onClose: () => void }) {
  const text = useText('foresight');
  const { setVerdict } = useCommands();
  const { known } = row;
  const [verdict, setKind] = useState<VerdictKind>(row.verdict?.verdict ?? 'happened');
  const [fired, setFired] = useState<Firing | ''>(row.verdict?.fired ?? known.fired ?? '');
  const [on, setOn] = useState(row.verdict?.on ?? known.on ?? '');
  const [signOn, setSignOn] = useState(row.verdict?.signOn ?? known.signOn ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const send = async (fields: Omit<CommandOf<'setVerdict'>, 'type' | 'id'>): Promise<void> => {
    setBusy(true);
    const reply = await setVerdict({ id: row.id ?? '', ...fields });
    setBusy(false);
    setFailed(!reply.ok);
    if (reply.ok) onClose();
  };
  const dayOf = (value: string): string | null => (isIsoDate(value) ? value : null);
  const hasDays = verdict === 'happened' || verdict === 'almost';
  const bounds = { type: 'date', min: '2000-01-01', max: '2199-12-31' } as const;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send({
          verdict,
          fired: verdict === 'happened' && fired !== '' ? fired : null,
          ...(hasDays && { on: dayOf(on), signOn: dayOf(signOn) }),
        });
      }}
    >
      <SelectField
        label={text.dialog.verdict}
        value={verdict}
        options={verdicts.map((value) => ({ value, label: text.verdicts[value] }))}
        onChange={setKind}
      />
      {hasDays && (
        <>
          <TextInput label={text.dialog.on} hint={text.dialog.optional} value={on} onChange={setOn} {...bounds} />
          <TextInput
            label={text.dialog.signOn}
            hint={text.dialog.optional}
            value={signOn}
            onChange={setSignOn}
            {...bounds}
          />
        </>
      )}
      {verdict === 'happened' && (
        <SelectField
          label={text.dialog.fired}
          value={fired}
          options={[
            { value: '', label: text.dialog.notSaid },
            ...firings.map((value) => ({ value, label: text.fired[value] })),
          ]}
          onChange={setFired}
        />
      )}
      {failed && <p role="alert">{text.dialog.failed}</p>}
      <div className={form.buttons}>
        {row.foreseenAs !== 'onNoCard' && (
          <Button variant="quiet" onClick={() => void send({ verdict: null })}>
            {text.dialog.takeBack}
          </Button>
        )}
        <Button type="submit" variant="primary" busy={busy}>
          {text.dialog.save}
        </Button>
      </div>
    </form>
  );
}
