import { useState } from 'react';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { isWaiting, isWatched } from '../../../shared/register/schedule.ts';
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
  due: 'caution',
  late: 'caution',
  notLookedAt: 'caution',
  contained: 'neutral',
  tripped: 'signal',
  retired: 'neutral',
};

/** The state in words, with the day when a check is late. */
export function StatePill({ row }: { row: RegisterRow }) {
  const text = useText('register');
  const { formatShortDay } = useFormat();
  const { state, nextCheck } = row;
  const words = state !== 'late' || nextCheck === null ? text.states[state] : text.overdue(formatShortDay(nextCheck));
  return <Pill tone={tones[state]}>{words}</Pill>;
}

/** State, readings, and buttons to record a check. */
export function StateCell({ row, title }: { row: RegisterRow; title: string }) {
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
  const mayCheck = !isObserver && isWatched(row.state);
  return (
    <div className={styles.state}>
      <StatePill row={row} />
      {line && <Sparkline values={line} />}
      {last && (
        <small>{text.lastCheck(formatShortDay(last.on), last.reading === null ? null : String(last.reading))}</small>
      )}
      {row.state === 'armed' && row.nextCheck !== null && (
        <small>{text.nextCheck(formatShortDay(row.nextCheck))}</small>
      )}
      {mayCheck && isWaiting(row.state) && (
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
          {isWaiting(row.state) ? text.withReading : text.checkNow}
        </Button>
      )}
      <CheckDialog row={row} title={title} open={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  );
}
