import { useState } from 'react';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Alarm } from './alarms.ts';
import { alarmsOf } from './alarms.ts';
import { AlarmMark } from './AlarmMark.tsx';
import { FreshQuestions } from './FreshQuestions.tsx';
import { LookBack } from './LookBack.tsx';
import { ReadingChart } from '../row/ReadingChart.tsx';
import { TrippedPlan } from './TrippedPlan.tsx';
import styles from './tripped.module.css';

/** What is not contained, before everything else: the newest large, the others as lines that open (SPEC HP1). */
export function TrippedPart() {
  const text = useText('incidents');
  const { register, records } = useRegisterPage();
  const [chosen, setChosen] = useState<string | null>(null);
  const alarms = alarmsOf(register, records.incidents);
  const alarm = alarms.find(({ key }) => key === chosen) ?? alarms[0];
  if (alarm === undefined) return null;
  const { row, incident, incidentId } = alarm;
  const others = alarms.filter((other) => other !== alarm);
  return (
    <section
      className={styles.part}
      data-above-table
      aria-label={row ? text.tripped.label(row.id, row.title) : (incident?.title ?? '')}
    >
      <TrippedPlan key={alarm.key} alarm={alarm} />
      <div className={styles.below}>
        <div className={styles.column}>
          {incidentId !== null && incident !== null && (
            <FreshQuestions key={incidentId} incidentId={incidentId} incident={incident} row={row} />
          )}
          {row !== null && row.texts.dissent !== '' && (
            <div className={styles.dissent}>
              <h3>{text.fresh.dissent}</h3>
              <blockquote>
                <q>{row.texts.dissent}</q>
              </blockquote>
            </div>
          )}
        </div>
        <div className={styles.column}>
          {row !== null && row.readings.length > 0 && <ReadingChart row={row} />}
          {incidentId !== null && incident !== null && (
            <LookBack key={incidentId} incidentId={incidentId} incident={incident} />
          )}
        </div>
      </div>
      {others.length > 0 && <Others alarms={others} onChoose={setChosen} />}
    </section>
  );
}

type OthersProps = { readonly alarms: readonly Alarm[]; readonly onChoose: (key: string) => void };

function Others({ alarms, onChoose }: OthersProps) {
  const text = useText('incidents').tripped;
  const untitled = useText('register').untitled;
  const { days } = useRegisterPage();
  return (
    <div className={styles.others}>
      <h3>{text.others}</h3>
      <ul>
        {alarms.map(({ key, row, incident, on }) => {
          const name = row ? row.title || untitled : (incident?.title ?? '');
          return (
            <li key={key}>
              <button
                type="button"
                aria-label={text.show(row ? `${row.id} ${name}` : name)}
                onClick={() => onChoose(key)}
              >
                <AlarmMark incident={incident} />
                <span className={styles.otherName}>
                  {row && <small>{row.id}</small>} {name}
                </span>
                <span className={styles.otherOn}>{on !== null && days.long(on)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
