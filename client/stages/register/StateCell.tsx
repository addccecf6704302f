import { useState } from 'react';
import type { RegisterRow } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import type { PillTone } from '../../ui/Card.tsx';
import { Pill } from '../../ui/Card.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { lineOf } from './rows.ts';
import { Sparkline } from './Sparkline.tsx';
import styles from './RegisterTable.module.css';

const tones: { readonly [S in RegisterRow['state']]: PillTone } = {
  none: 'neutral',
  armed: 'safe',
  checkDue: 'caution',
  tripped: 'signal',
  retired: 'neutral',
};

/** The state in words, with the day when a check is late. */
export function StatePill({ row, today }: { row: RegisterRow; today: IsoDate }) {
  const text = useText('register');
  const { formatShortDay } = useFormat();
  const { state, nextCheck } = row;
  const words =
    state !== 'checkDue' || nextCheck === null
      ? text.states[state]
      : nextCheck === today
        ? text.dueToday
        : text.overdue(formatShortDay(nextCheck));
  return <Pill tone={tones[state]}>{words}</Pill>;
}

/** State, readings, and buttons to record a check. */
export function StateCell({ row, title, today }: { row: RegisterRow; title: string; today: IsoDate }) {
  const text = useText('register');
  const { formatShortDay } = useFormat();
  const { isObserver } = useMe();
  const { recordCheck } = useCommands();
  const [isOpen, setIsOpen] = useState(false);
  const [busy, setBusy] = useState<'fine' | 'tripped' | null>(null);
  const line = lineOf(row);
  const last = row.readings.at(-1);
  const record = async (state: 'fine' | 'tripped'): Promise<void> => {
    setBusy(state);
    await recordCheck({ riskId: row.riskId, state });
    setBusy(null);
  };
  const mayCheck = !isObserver && (row.state === 'armed' || row.state === 'checkDue');
  return (
    <div className={styles.state}>
      <StatePill row={row} today={today} />
      {line && <Sparkline values={line} />}
      {last && (
        <small>{text.lastCheck(formatShortDay(last.on), last.reading === null ? null : String(last.reading))}</small>
      )}
      {row.state === 'armed' && row.nextCheck !== null && (
        <small>{text.nextCheck(formatShortDay(row.nextCheck))}</small>
      )}
      {mayCheck && row.state === 'checkDue' && (
        <span className={styles.checks}>
          <Button
            size="small"
            busy={busy === 'fine'}
            aria-label={text.fineLabel(title)}
            onClick={() => void record('fine')}
          >
            {text.stillFine}
          </Button>
          <Button
            size="small"
            variant="danger"
            busy={busy === 'tripped'}
            aria-label={text.trippedLabel(title)}
            onClick={() => void record('tripped')}
          >
            {text.tripped}
          </Button>
        </span>
      )}
      {mayCheck && (
        <Button
          size="small"
          variant="quiet"
          className={styles.quiet}
          aria-label={text.checkTitle(title)}
          onClick={() => setIsOpen(true)}
        >
          {row.state === 'checkDue' ? text.withReading : text.checkNow}
        </Button>
      )}
      <CheckDialog row={row} title={title} open={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  );
}
