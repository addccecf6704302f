import { useState } from 'react';
import type { Incident } from '../../../../shared/board/records.ts';
import { noticers } from '../../../../shared/board/records.ts';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { Chip, Chips } from './Chips.tsx';
import { DayChoice } from './DayChoice.tsx';
import styles from './tripped.module.css';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { usePending } from './usePending.ts';

type FreshProps = {
  readonly incidentId: string;
  readonly incident: Incident;
  readonly row: RegisterRow | null;
};

/** First sign, who noticed it, and the reading: asked at once, since nobody remembers them later. Each may be left open. */
export function FreshQuestions({ incidentId, incident, row }: FreshProps) {
  const text = useText('incidents').fresh;
  const { mayCheck } = useRegisterPage();
  const { setIncident } = useCommands();
  const { failed, run } = useIncidentCommand();
  const [firstSign, answerSign] = usePending(incident.firstSign);
  const [noticedBy, answerNoticer] = usePending(incident.noticedBy);
  if (!mayCheck) return <FreshAnswers incident={incident} />;
  const set = (answer: Partial<Pick<Incident, 'firstSign' | 'noticedBy' | 'reading'>>): Promise<Reply> =>
    run(() => setIncident({ incidentId, ...answer }));
  return (
    <div className={styles.fresh}>
      <div className={styles.head}>
        <h3>{text.title}</h3>
        <span>{text.hint}</span>
      </div>
      <div className={styles.question}>
        <span>{text.firstSign}</span>
        <DayChoice
          label={text.firstSign}
          value={firstSign}
          mayBeUnknown
          onChange={(day) => answerSign(day, set({ firstSign: day }))}
        />
      </div>
      <div className={styles.question}>
        <span>{text.noticedBy}</span>
        <NoticedBy value={noticedBy} onChange={(noticer) => answerNoticer(noticer, set({ noticedBy: noticer }))} />
      </div>
      <div className={styles.question}>
        <span>{text.reading}</span>
        <div className={styles.reading}>
          <ReadingField key={incident.reading} value={incident.reading} onChange={(reading) => void set({ reading })} />
          {row !== null && (row.texts.signal !== '' || row.texts.source !== '') && (
            <span>
              {row.texts.signal}
              {row.texts.source !== '' && <small> · {text.from(row.texts.source)}</small>}
            </span>
          )}
        </div>
      </div>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </div>
  );
}

type NoticedByProps = {
  readonly value: Incident['noticedBy'];
  readonly onChange: (value: Incident['noticedBy']) => void;
};

function NoticedBy({ value, onChange }: NoticedByProps) {
  const text = useText('incidents');
  return (
    <Chips label={text.fresh.noticedBy}>
      {(name) =>
        noticers.map((noticer) => (
          <Chip
            key={noticer}
            type="radio"
            name={name}
            isChosen={value === noticer}
            onChoose={(isChosen) => onChange(isChosen ? noticer : null)}
          >
            {text.noticers[noticer]}
          </Chip>
        ))
      }
    </Chips>
  );
}

type ReadingFieldProps = {
  readonly value: Incident['reading'];
  readonly onChange: (value: Incident['reading']) => void;
};

/** Saved when the field is left or with Enter; "12" is a number, "12 %" stays what was typed. */
function ReadingField({ value, onChange }: ReadingFieldProps) {
  const text = useText('incidents').fresh;
  const shown = value === null ? '' : String(value);
  const [typed, setTyped] = useState(shown);
  const save = (): void => {
    const words = typed.trim();
    const next = words === '' ? null : Number.isFinite(Number(words)) ? Number(words) : words;
    if (next !== value) onChange(next);
  };
  return (
    <input
      type="text"
      className={styles.readingField}
      aria-label={text.readingLabel}
      autoComplete="off"
      maxLength={limits.nameLength}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={save}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) save();
        if (key === 'Escape') setTyped(shown);
      }}
    />
  );
}

/** What readers see of the three answers. */
function FreshAnswers({ incident }: { readonly incident: Incident }) {
  const text = useText('incidents');
  const { number } = useFormat();
  const { days } = useRegisterPage();
  const { firstSign, noticedBy, reading } = incident;
  const answers: readonly (readonly [question: string, answer: string | null])[] = [
    [text.fresh.firstSign, firstSign && days.long(firstSign)],
    [text.fresh.noticedBy, noticedBy && text.noticers[noticedBy]],
    [text.fresh.reading, reading === null ? null : typeof reading === 'number' ? number(reading) : reading],
  ];
  const known = answers.filter(([, answer]) => answer !== null);
  return (
    known.length > 0 && (
      <dl>
        {known.map(([question, answer]) => (
          <div key={question} className={styles.question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    )
  );
}
