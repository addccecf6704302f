import { useState } from 'react';
import type { Reading } from '../../../../shared/board/board.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isWatched } from '../../../../shared/register/schedule.ts';
import { daysLater } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';
import { classes } from '../../../ui/classes.ts';
import { CheckDialog } from '../dialogs/CheckDialog.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './log.module.css';

const shownAtFirst = 6;

/** What the checks found, the newest first. A check of today or yesterday can be taken back (SPEC RW4f). */
export function Checks({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const { mayCheck } = useRegisterPage();
  const [isOpen, setIsOpen] = useState(false);
  const [isAllShown, setIsAllShown] = useState(false);
  const checks = row.readings.toReversed();
  const shown = isAllShown ? checks : checks.slice(0, shownAtFirst);
  return (
    <section aria-label={text.checks}>
      <div className={styles.head}>
        <h3>{text.checks}</h3>
        {mayCheck && isWatched(row.state) && (
          <button type="button" className={styles.link} onClick={() => setIsOpen(true)}>
            {text.record}
          </button>
        )}
      </div>
      {checks.length === 0 ? (
        <p className={styles.none}>{text.noChecks}</p>
      ) : (
        <ul className={styles.log}>
          {shown.map((check, index) => (
            <CheckLine key={check.id ?? `${check.on} ${index}`} row={row} check={check} />
          ))}
        </ul>
      )}
      {checks.length > shown.length && (
        <button type="button" className={styles.link} onClick={() => setIsAllShown(true)}>
          {text.allChecks(checks.length)}
        </button>
      )}
      <CheckDialog row={row} open={isOpen} onClose={() => setIsOpen(false)} />
    </section>
  );
}

function CheckLine({ row, check }: { readonly row: RegisterRow; readonly check: Reading }) {
  const text = useText('registerRow');
  const refusals = useRefusals();
  const { number } = useFormat();
  const { days, today, mayCheck } = useRegisterPage();
  const { undoCheck } = useCommands();
  const [failed, setFailed] = useState('');
  const { id, on, state, reading, note, undone = false } = check;
  const value = reading === null ? null : readingText(reading, number);
  const result = text.results[state];
  const undo = async (checkId: string): Promise<void> => {
    const reply = await undoCheck({ riskId: row.riskId, checkId });
    setFailed(reply.ok ? '' : wordRefusal(reply, refusals) || text.notSaved);
  };
  return (
    <li>
      <span className={styles.day}>{days.short(on)}</span>
      <span className={styles.what}>
        <span className={classes(undone && styles.struck)}>
          {value !== null && <b>{value} </b>}
          {state === 'tripped' && !undone ? <StateMark mark="tripped">{result}</StateMark> : result}
        </span>
        {note !== undefined && <q>{note}</q>}
        {undone && <span className={styles.soft}>{text.takenBack}</span>}
        {failed !== '' && <span role="alert">{failed}</span>}
      </span>
      {mayCheck && !undone && id !== undefined && on >= daysLater(today, -1) && (
        <button
          type="button"
          className={styles.link}
          aria-label={text.undoCheck(days.long(on))}
          onClick={() => void undo(id)}
        >
          {text.undo}
        </button>
      )}
    </li>
  );
}
