import { useState } from 'react';
import type { HistoryAuthor, HistoryEntry } from '../../../../shared/register/history.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe } from '../../../documents/workshop.ts';
import { localDay } from '../../../runtime/localDay.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from '../row/log.module.css';
import type { HistoryLine } from './historyWords.ts';
import { historyLines } from './historyLines.ts';
import { useRowHistory } from './useRowHistory.ts';

/** Every change of a risk since the meeting; one's own last one can be undone (SPEC RW7d). */
export function RowHistory({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const { mayCheck } = useRegisterPage();
  const { participantId } = useMe();
  const { entries, hasMore, failed, loadMore } = useRowHistory(row.riskId);
  const newest = entries?.[0];
  const isOwn = newest?.by.kind === 'person' && newest.by.participantId === participantId;
  return (
    <section aria-label={text.history}>
      <div className={styles.head}>
        <h3>{text.history}</h3>
      </div>
      {failed ? (
        <p className={styles.none}>{text.historyFailed}</p>
      ) : entries?.length === 0 ? (
        <p className={styles.none}>{text.noHistory}</p>
      ) : (
        <ul className={styles.log}>
          {entries?.map((entry) => (
            <EntryLine
              key={entry.id}
              row={row}
              entry={entry}
              mayUndo={
                mayCheck && isOwn && entry === newest && entry.undoes === undefined && entry.checkId === undefined
              }
            />
          ))}
        </ul>
      )}
      {hasMore && (
        <button type="button" className={styles.link} onClick={loadMore}>
          {text.olderHistory}
        </button>
      )}
    </section>
  );
}

type EntryLineProps = { readonly row: RegisterRow; readonly entry: HistoryEntry; readonly mayUndo: boolean };

function EntryLine({ row, entry, mayUndo }: EntryLineProps) {
  const text = useText('registerRow');
  const plan = useText('plan');
  const refusals = useRefusals();
  const { number, formatTime } = useFormat();
  const { days, today } = useRegisterPage();
  const { undoChange } = useCommands();
  const [failed, setFailed] = useState('');
  const lines = historyLines(entry, row, { row: text, plan, days, number });
  const day = localDay(entry.at);
  const undo = async (): Promise<void> => {
    const reply = await undoChange({ entryId: entry.id });
    setFailed(reply.ok ? '' : wordRefusal(reply, refusals) || text.notSaved);
  };
  return (
    <li>
      <time className={styles.day} dateTime={new Date(entry.at).toISOString()}>
        {day === today ? formatTime(entry.at) : days.short(day)}
      </time>
      <span className={styles.changes}>
        {lines.map((line, index) => (
          <ChangeWords key={index} line={line} />
        ))}
        {mayUndo && (
          <button
            type="button"
            className={styles.link}
            aria-label={text.undoChange(lines[0]?.label ?? '')}
            onClick={() => void undo()}
          >
            {text.undo}
          </button>
        )}
        {failed !== '' && <span role="alert">{failed}</span>}
      </span>
      <span className={styles.who}>{useAuthorName()(entry.by)}</span>
    </li>
  );
}

function ChangeWords({ line: { label, change, note } }: { readonly line: HistoryLine }) {
  const text = useText('registerRow');
  return (
    <span className={styles.what}>
      {change === null ? label : `${label}:`}
      {note !== undefined && <b>{note}</b>}
      {change && (
        <>
          {change.before !== '' && <del>{change.before}</del>}
          <ins>{change.after === '' ? text.nothing : change.after}</ins>
        </>
      )}
    </span>
  );
}

function useAuthorName(): (by: HistoryAuthor) => string {
  const text = useText('registerRow');
  return (by) => {
    if (by.kind === 'program') return text.byProgram;
    if (by.kind === 'server') return text.byServer;
    return by.byLink ? text.byLink(by.name) : by.name;
  };
}
