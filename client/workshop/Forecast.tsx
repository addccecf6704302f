import { useState } from 'react';
import { isGoverning } from '../../shared/people/capability.ts';
import { forecast, secondLookAgenda, totalMinutes } from '../../shared/stages/agenda.ts';
import { minuteMs } from '../../shared/time.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe, useNow, useSession } from '../documents/workshop.ts';
import { useFormat, useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { tradesFor } from './trades.ts';
import type { Trade } from './trades.ts';
import styles from './FootBar.module.css';

const everyFewSeconds = 5_000;

/** "At this pace you finish at 14:52, 7 minutes over", with a button for each way to win time back. */
export function Forecast() {
  const text = useText('workshop').forecast;
  const stagesText = useText('stages');
  const { formatTime } = useFormat();
  const now = useNow(everyFewSeconds);
  const stage = useSession((session) => session.stage);
  const agenda = useSession((session) => session.agenda);
  // The second look counts from its own beginning.
  const began = useSession(({ workshop, secondLook }) =>
    secondLook?.state === 'running'
      ? { at: secondLook.startedAt, plannedMs: totalMinutes(secondLookAgenda) * minuteMs }
      : workshop.began,
  );
  const topRisks = useSession((session) => session.workshop.settings.topRisks);
  const { capability } = useMe();
  const commands = useCommands();
  const [busy, setBusy] = useState<Trade | null>(null);
  const expected = began ? forecast(stage, agenda, began.at, began.plannedMs, now) : null;
  if (!expected || expected.overMs < minuteMs) return null;

  const trades = tradesFor(expected.overMs, agenda, stage.name, topRisks).filter(
    (trade) => trade.kind === 'take' || isGoverning(capability),
  );
  const make = async (trade: Trade) => {
    setBusy(trade);
    if (trade.kind === 'planFewer') await commands.setSettings({ topRisks: trade.topRisks });
    await commands.setAgenda({ agenda: trade.agenda });
    setBusy(null);
  };
  return (
    <div className={styles.forecast}>
      <p>{text.over(formatTime(expected.finishesAt), Math.round(expected.overMs / minuteMs))}</p>
      {trades.map((trade) => {
        const label =
          trade.kind === 'take'
            ? text.take(trade.minutes, stagesText.names[trade.stage])
            : text.planFewer(trade.topRisks, trade.instead);
        return (
          <Button key={label} size="small" busy={busy !== null} onClick={() => void make(trade)}>
            {label}
          </Button>
        );
      })}
    </div>
  );
}
