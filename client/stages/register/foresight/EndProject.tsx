import { useState } from 'react';
import type { OutcomeKind } from '../../../../shared/session/foresight.ts';
import { outcomes } from '../../../../shared/session/foresight.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, useSession } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextArea, TextInput } from '../../../ui/TextInput.tsx';
import form from '../dialogs/dialogs.module.css';
import { useRegisterPage } from '../RegisterContext.ts';

/** The facilitator's button that ends the project, or changes what came of it. */
export function EndProject() {
  const text = useText('foresight').end;
  const { isFacilitator } = useMe();
  const { mayEdit } = useRegisterPage();
  const ended = useSession((session) => session.outcome !== null);
  const [isOpen, setIsOpen] = useState(false);
  if (!isFacilitator || !mayEdit) return null;
  return (
    <p>
      <Button onClick={() => setIsOpen(true)}>{ended ? text.change : text.open}</Button>
      <EndProjectDialog open={isOpen} onClose={() => setIsOpen(false)} />
    </p>
  );
}

type EndProjectDialogProps = { readonly open: boolean; readonly onClose: () => void };

/** Asks what came of the project: reached, in part or not, with a sentence and a share. */
export function EndProjectDialog({ open, onClose }: EndProjectDialogProps) {
  const text = useText('foresight').end;
  return (
    <Dialog open={open} title={text.title} width="narrow" onClose={onClose}>
      <EndProjectForm onClose={onClose} />
    </Dialog>
  );
}

function EndProjectForm({ onClose }: { readonly onClose: () => void }) {
  const foresight = useText('foresight');
  const text = foresight.end;
  const { endProject } = useCommands();
  const known = useSession((session) => session.outcome);
  const [came, setCame] = useState<OutcomeKind>(known?.came ?? 'inPart');
  const [words, setWords] = useState(known?.text ?? '');
  const [share, setShare] = useState(known?.share == null ? '' : String(known.share));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const isShare = share.trim() === '' || (/^\d{1,3}$/.test(share.trim()) && Number(share) <= 100);
  const send = async (outcome: Parameters<typeof endProject>[0]['outcome']): Promise<void> => {
    setBusy(true);
    const reply = await endProject({ outcome });
    setBusy(false);
    setFailed(!reply.ok);
    if (reply.ok) onClose();
  };
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShare || busy) return;
        void send({ came, text: words.trim(), share: share.trim() === '' ? null : Number(share) });
      }}
    >
      <p>{text.hint}</p>
      <SelectField
        label={text.came}
        value={came}
        options={outcomes.map((value) => ({ value, label: foresight.outcomes[value] }))}
        onChange={setCame}
      />
      <TextArea
        label={text.text}
        hint={text.textHint}
        value={words}
        onChange={setWords}
        maxLength={limits.sayLength}
        rows={2}
      />
      <TextInput
        label={text.share}
        value={share}
        onChange={setShare}
        inputMode="numeric"
        error={isShare ? undefined : text.shareFault}
      />
      {failed && <p role="alert">{text.failed}</p>}
      <div className={form.buttons}>
        {known !== null && (
          <Button variant="quiet" onClick={() => void send(null)}>
            {text.takeBack}
          </Button>
        )}
        <Button type="submit" variant="primary" busy={busy} disabled={!isShare}>
          {known === null ? text.save : text.saveAgain}
        </Button>
      </div>
    </form>
  );
}
