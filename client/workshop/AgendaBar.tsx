import { planningNow, stepRemaining } from '../../shared/session/planning.ts';
import { minutesOf, remainingOf, totalMinutes } from '../../shared/stages/agenda.ts';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { minuteMs } from '../../shared/time.ts';
import { useNow, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { classes } from '../ui/classes.ts';
import styles from './Header.module.css';

const everySecond = 1_000;

/** The stages as segments: width from their minutes, fill from the time that has passed. While Plan runs, its steps. */
export function AgendaBar() {
  const text = useText('workshop');
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage);
  const agenda = useSession((session) => session.agenda);
  const planning = useSession(planningNow);
  const now = useNow(everySecond);
  const remaining = remainingOf(stage, now);
  const steps = planning?.shares ?? [];
  const stepNow = steps.findIndex(({ step }) => step === planning?.step);

  return (
    <ol className={styles.agenda} aria-label={text.header.agenda}>
      {agenda.flatMap(({ stage: name, minutes }) => {
        const isNow = name === stage.name;
        const isPast = !isNow && isStageAtLeast(stage.name, name);
        if (isNow && planning) {
          return steps.map(({ step, ms }, at) => (
            <Segment
              key={step}
              isStep
              name={stagesText.steps[step]}
              // The bar says of which stage they are; a phone says it above.
              wideName={step === 'write' ? stagesText.planWrites : undefined}
              minutes={Math.max(ms / minuteMs, 0.5)}
              gone={
                at < stepNow
                  ? 1
                  : at > stepNow
                    ? 0
                    : 1 - (stepRemaining({ stage, planning }, now) ?? 0) / Math.max(ms, 1)
              }
              state={at < stepNow ? 'past' : at > stepNow ? 'next' : 'now'}
            />
          ));
        }
        return (
          <Segment
            key={name}
            name={stagesText.names[name]}
            minutes={minutes}
            gone={isPast ? 1 : isNow && remaining !== null ? 1 - remaining / (minutes * minuteMs) : 0}
            state={isNow ? 'now' : isPast ? 'past' : 'next'}
          />
        );
      })}
    </ol>
  );
}

type SegmentProps = {
  readonly name: string;
  readonly wideName?: string | undefined;
  readonly isStep?: boolean;
  readonly minutes: number;
  /** The part of the time that has passed; above 1 in overrun. */
  readonly gone: number;
  readonly state: 'past' | 'now' | 'next';
};

function Segment({ name, wideName, isStep = false, minutes, gone, state }: SegmentProps) {
  const text = useText('workshop');
  const isNow = state === 'now';
  const label = text.header.segment(wideName ?? name, Math.max(1, Math.round(minutes)), state);
  return (
    <li
      className={classes(
        styles.segment,
        isStep && styles.step,
        isNow && styles.now,
        isNow && gone > 1 && styles.overrun,
      )}
      style={{ '--minutes': minutes, '--gone': Math.min(1, Math.max(0, gone)) }}
      aria-current={isNow ? 'step' : undefined}
      aria-label={label}
      title={label}
    >
      <i />
      {wideName !== undefined && (
        <span className={styles.wideName} aria-hidden>
          {wideName}
        </span>
      )}
      <span className={wideName === undefined ? undefined : styles.narrowName} aria-hidden>
        {name}
      </span>
    </li>
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
