import { useId, useState } from 'react';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSend } from './useSend.ts';
import styles from './checklists.module.css';

type ChecklistRunProps = {
  readonly checklistId: string;
  readonly items: readonly string[];
  readonly onEnd: () => void;
};

/** Ticks a checklist off line by line. Only the day of a complete run is kept; ticks are on this page alone (SPEC CL4c). */
export function ChecklistRun({ checklistId, items, onEnd }: ChecklistRunProps) {
  const text = useText('checklists');
  const { runChecklist } = useCommands();
  const { busy, failed, send } = useSend();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const id = useId();
  const isComplete = ticked.size === items.length;
  const tick = (index: number, isTicked: boolean): void =>
    setTicked((before) => new Set([...before].filter((one) => one !== index).concat(isTicked ? [index] : [])));
  const record = async (): Promise<void> => {
    if (!isComplete) return;
    const reply = await send(() => runChecklist({ checklistId }));
    if (reply.ok) onEnd();
  };
  return (
    <>
      <ol className={styles.ticks}>
        {items.map((item, index) => (
          <li key={index}>
            <label>
              <input
                type="checkbox"
                autoComplete="off"
                // The list is there to be ticked from its first line on.
                // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
                autoFocus={index === 0}
                checked={ticked.has(index)}
                onChange={({ target }) => tick(index, target.checked)}
              />
              <span>{item}</span>
            </label>
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button
          variant={isComplete ? 'primary' : 'default'}
          busy={busy}
          aria-disabled={!isComplete || undefined}
          aria-describedby={`${id}-hint`}
          onClick={() => void record()}
        >
          {text.record}
        </Button>
        <Button size="small" variant="quiet" onClick={onEnd}>
          {text.stopRun}
        </Button>
        <span role="status">{text.progress(ticked.size, items.length)}</span>
      </div>
      <p id={`${id}-hint`} className={styles.soft}>
        {isComplete ? text.recordHint : text.tickAll}
      </p>
      {failed !== '' && <p role="alert">{failed}</p>}
    </>
  );
}
