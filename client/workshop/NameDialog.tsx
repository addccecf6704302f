import { useState } from 'react';
import { cleanName } from '../../shared/protocol/names.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './dialogs.module.css';

export function NameDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('dialogs').name;
  return (
    <Dialog open={open} onClose={onClose} title={text.title} width="narrow">
      <NameForm onSaved={onClose} />
    </Dialog>
  );
}

function NameForm({ onSaved }: { onSaved: () => void }) {
  const text = useText('dialogs').name;
  const { person } = useMe();
  const commands = useCommands();
  const [name, setName] = useState(person.name);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const save = async () => {
    if (cleanName(name) === '') {
      setProblem(text.empty);
      return;
    }
    setBusy(true);
    const reply = await commands.setName({ name: name.trim() });
    setBusy(false);
    if (reply.ok) onSaved();
    else setProblem(reply.code === 'nameTaken' ? text.taken : text.failed);
  };

  return (
    <form
      className={styles.checks}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput label={text.label} value={name} onChange={setName} maxLength={limits.nameLength} error={problem} />
      <Button type="submit" variant="primary" wide busy={busy}>
        {text.save}
      </Button>
    </form>
  );
}
