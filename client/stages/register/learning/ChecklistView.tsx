import { useState } from 'react';
import type { Checklist } from '../../../../shared/board/records.ts';
import { checklistMarkdown } from '../../../../shared/register/checklists.ts';
import { useCommands } from '../../../commands/commands.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { ChecklistMaker } from './ChecklistMaker.tsx';
import { ChecklistRun } from './ChecklistRun.tsx';
import { PrintChecklist } from './PrintChecklist.tsx';
import { useSend } from './useSend.ts';
import styles from './checklists.module.css';

type ChecklistViewProps = {
  readonly checklistId: string;
  readonly checklist: Checklist;
  readonly onLeave: () => void;
};

/** One checklist: its lines, the days of its runs, and what can be done with it. */
export function ChecklistView({ checklistId, checklist, onLeave }: ChecklistViewProps) {
  const text = useText('checklists');
  const { mayEdit, mayCheck, today, days } = useRegisterPage();
  const { removeChecklist, undoChecklistRun } = useCommands();
  const { busy, failed, send } = useSend();
  const [mode, setMode] = useState<'read' | 'run' | 'edit'>('read');
  const [isRemoving, setIsRemoving] = useState(false);
  const read = (): void => setMode('read');
  if (mode === 'edit') return <ChecklistMaker edited={{ checklistId, checklist }} onLeave={read} onSaved={read} />;
  const { pause, items, runs, madeOn } = checklist;
  const title = text.readBefore(pause);
  const last = runs.at(-1);
  const markdown = checklistMarkdown(title, checklist);
  return (
    <>
      <article className={styles.checklist}>
        <h1 tabIndex={-1}>{title}</h1>
        {mode === 'run' ? (
          <ChecklistRun checklistId={checklistId} items={items} onEnd={read} />
        ) : (
          <>
            <ol className={styles.items}>
              {items.map((item, index) => (
                <li key={index}>{item}</li>
              ))}
            </ol>
            <div className={styles.buttons}>
              {mayCheck && (
                <Button variant="primary" onClick={() => setMode('run')}>
                  {text.run}
                </Button>
              )}
              <Button size="small" onClick={() => window.print()}>
                {text.print}
              </Button>
              <CopyButton text={markdown} label={text.copy} />
              <Menu
                label={text.more}
                variant="quiet"
                size="small"
                choices={[
                  { label: text.download, onSelect: () => downloadMarkdown(markdown, title) },
                  ...(mayEdit
                    ? [
                        { label: text.edit, onSelect: () => setMode('edit') },
                        { label: text.remove, onSelect: () => setIsRemoving(true), apart: true },
                      ]
                    : []),
                ]}
              />
            </div>
          </>
        )}
        <p className={styles.runs}>
          <span>{last === undefined ? text.neverRan : text.ran(days.long(last))}</span>
          {runs.length > 1 && <span>{text.runs(runs.length)}</span>}
          {mayCheck && last === today && (
            <button
              type="button"
              className={styles.link}
              aria-disabled={busy || undefined}
              onClick={() => void send(() => undoChecklistRun({ checklistId }))}
            >
              {text.undoRun}
            </button>
          )}
          <span>{text.madeOn(days.long(madeOn))}</span>
        </p>
        {failed !== '' && <p role="alert">{failed}</p>}
      </article>
      <PrintChecklist checklist={checklist} />
      <Confirm
        open={isRemoving}
        danger
        title={text.removeTitle}
        confirm={text.removeConfirm}
        onConfirm={async () => {
          const reply = await removeChecklist({ checklistId });
          if (reply.ok) onLeave();
        }}
        onClose={() => setIsRemoving(false)}
      >
        <p>{text.removeWhy}</p>
      </Confirm>
    </>
  );
}

/** Made on the page: everything that is in the file is here. */
function downloadMarkdown(markdown: string, title: string): void {
  const link = document.createElement('a');
  link.href = `data:text/markdown;charset=utf-8,${encodeURIComponent(markdown)}`;
  link.download = `${title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .slice(0, 80)
    .trim()}.md`;
  link.click();
}
