import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { isIsoDate } from '../../../shared/time.ts';
import { useCommands } from '../../commands/commands.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextInput } from '../../ui/TextInput.tsx';
import { useEdits } from '../../frame/useEdits.ts';
import styles from './Lobby.module.css';

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Edits title, success, date and decision. */
export function ProjectForm({ onSaved }: { onSaved: () => void }) {
  const text = useText('lobby');
  const workshop = useSession((session) => session.workshop);
  const commands = useCommands();
  const { values, edit, changes } = useEdits({
    title: workshop.title,
    successMetric: workshop.successMetric ?? '',
    failedBy: workshop.failedBy,
    decision: workshop.decision ?? '',
  });
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const titleMissing = values.title.trim() === '';
  const dayWrong = !isIsoDate(values.failedBy);

  const save = async () => {
    if (titleMissing || dayWrong) return;
    if (Object.keys(changes).length === 0) {
      onSaved();
      return;
    }
    setState('busy');
    const { title, successMetric, failedBy, decision } = changes;
    const reply = await commands.setSettings({
      ...(title !== undefined && { title: title.trim() }),
      ...(successMetric !== undefined && { successMetric: orNull(successMetric) }),
      ...(failedBy !== undefined && { failedBy }),
      ...(decision !== undefined && { decision: orNull(decision) }),
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
        value={values.title}
        onChange={(title) => edit({ title })}
        maxLength={limits.titleLength}
        error={titleMissing && text.titleMissing}
      />
      <TextInput
        label={text.success}
        value={values.successMetric}
        onChange={(successMetric) => edit({ successMetric })}
        maxLength={limits.titleLength}
      />
      <TextInput
        label={text.failedBy}
        type="date"
        value={values.failedBy}
        onChange={(failedBy) => edit({ failedBy })}
        error={dayWrong && text.dayWrong}
      />
      <TextArea
        label={text.decision}
        value={values.decision}
        onChange={(decision) => edit({ decision })}
        rows={2}
        maxLength={limits.textLength}
      />
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
