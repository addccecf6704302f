import { minutesOf, remainingOf, totalMinutes } from '../../shared/stages/agenda.ts';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { minuteMs } from '../../shared/time.ts';
import { useNow, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { classes } from '../ui/classes.ts';
import styles from './Header.module.css';

const everySecond = 1_000;

/** The stages as segments: width from their minutes, fill from the time that has passed. */
export function AgendaBar() {
  const text = useText('workshop');
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage);
  const agenda = useSession((session) => session.agenda);
  const now = useNow(everySecond);
  const remaining = remainingOf(stage, now);

  return (
    <ol className={styles.agenda} aria-label={text.header.agenda}>
      {agenda.map(({ stage: name, minutes }) => {
        const isNow = name === stage.name;
        const isPast = !isNow && isStageAtLeast(stage.name, name);
        const gone = isPast ? 1 : isNow && remaining !== null ? 1 - remaining / (minutes * minuteMs) : 0;
        const label = text.header.segment(stagesText.names[name], minutes, isNow ? 'now' : isPast ? 'past' : 'next');
        return (
          <li
            key={name}
            className={classes(styles.segment, isNow && styles.now, isNow && gone > 1 && styles.overrun)}
            style={{ '--minutes': minutes, '--gone': Math.min(1, Math.max(0, gone)) }}
            aria-current={isNow ? 'step' : undefined}
            aria-label={label}
            title={label}
          >
            <i />
            <span aria-hidden>{stagesText.names[name]}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The thin line under the header on a phone: how much of the whole agenda has passed. */
export function AgendaLine() {
  const stage = useSession((session) => session.stage);
  const agenda = useSession((session) => session.agenda);
  const now = useNow(everySecond);
  const before = agenda.filter((entry) => entry.stage !== stage.name && isStageAtLeast(stage.name, entry.stage));
  const minutes = minutesOf(agenda, stage.name);
  const left = Math.max(0, remainingOf(stage, now) ?? 0) / minuteMs;
  const gone = totalMinutes(before) + Math.max(0, minutes - left);
  return <div className={styles.line} style={{ '--gone': Math.min(1, gone / totalMinutes(agenda)) }} aria-hidden />;
}
