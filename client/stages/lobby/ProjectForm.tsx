import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { isIsoDate } from '../../../shared/time.ts';
import { useCommands } from '../../commands/commands.ts';
import { useSession } from '../../documents/workshop.ts';
import { lobbyText as text } from '../../../shared/text/en/screens/lobby.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import styles from './Lobby.module.css';

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Name, success, day and decision, for whoever acts as facilitator. */
export function ProjectForm({ onSaved }: { onSaved: () => void }) {
  const workshop = useSession((session) => session.workshop);
  const commands = useCommands();
  const [title, setTitle] = useState(workshop.title);
  const [metric, setMetric] = useState(workshop.successMetric ?? '');
  const [failedBy, setFailedBy] = useState(workshop.failedBy);
  const [decision, setDecision] = useState(workshop.decision ?? '');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const titleMissing = title.trim() === '';
  const dayWrong = !isIsoDate(failedBy);

  const save = async () => {
    if (titleMissing || dayWrong) return;
    setState('busy');
    const reply = await commands.setSettings({
      title: title.trim(),
      successMetric: orNull(metric),
      decision: orNull(decision),
      failedBy,
    });
    setState(reply.ok ? 'ready' : 'failed');
    if (reply.ok) onSaved();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={text.projectTitle}
        value={title}
        onChange={setTitle}
        maxLength={limits.titleLength}
        error={titleMissing && text.titleMissing}
      />
      <TextInput label={text.success} value={metric} onChange={setMetric} maxLength={limits.titleLength} />
      <TextInput
        label={text.failedBy}
        type="date"
        value={failedBy}
        onChange={setFailedBy}
        error={dayWrong && text.dayWrong}
      />
      <TextArea label={text.decision} value={decision} onChange={setDecision} rows={2} maxLength={limits.textLength} />
      {state === 'failed' && (
        <p className={styles.failed} role="alert">
          {text.projectFailed}
        </p>
      )}
      <Button type="submit" variant="primary" wide busy={state === 'busy'}>
        {text.saveProject}
      </Button>
    </form>
  );
}
