import { useState } from 'react';
import type { TapAnswer, TapCheck } from '../../shared/mail/tap.ts';
import type { TapRequest } from '../../shared/mail/requests.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { deviceNow } from '../runtime/clock.ts';
import { localDay } from '../runtime/localDay.ts';
import { useFormat, useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { TextInput } from '../ui/TextInput.tsx';
import { Failure } from '../ui/Failure.tsx';
import type { TapFailure } from './useTap.ts';
import styles from './Tap.module.css';

type Asked = Omit<TapRequest, 'secret'>;
type TapAnswersProps = {
  check: TapCheck;
  /** The answer that was pressed in the mail: it comes first, and needs a press here too. */
  chosen: TapAnswer | null;
  onAnswer: (asked: Asked) => Promise<TapFailure | null>;
};

const inOrder: readonly TapAnswer[] = ['fine', 'tripped', 'later', 'notMine'];
const daysToChoose = [1, 3, 7] as const;

/** What to look at, and the four answers; a value past the threshold and a later day ask on. */
export function TapAnswers({ check, chosen, onAnswer }: TapAnswersProps) {
  const text = useText('mailPages');
  const { daysFrom } = useFormat();
  const [reading, setReading] = useState('');
  const [asking, setAsking] = useState<'past' | 'later' | null>(null);
  const [busy, setBusy] = useState<TapAnswer | null>(null);
  const [failure, setFailure] = useState<TapFailure | null>(null);
  const long = daysFrom(localDay(deviceNow())).long;
  const typed = reading.trim();

  const send = async (answer: TapAnswer, more: Asked = {}): Promise<void> => {
    if (busy !== null) return;
    setBusy(answer);
    const failed = await onAnswer({ answer, ...(typed !== '' && answer !== 'notMine' && { reading: typed }), ...more });
    setBusy(null);
    if (failed === 'past') setAsking('past');
    setFailure(failed === 'past' ? null : failed);
  };
  const press = (answer: TapAnswer): void => {
    setFailure(null);
    if (answer === 'later') setAsking('later');
    else void send(answer);
  };
  const sides: { readonly [A in TapAnswer]: string } = {
    fine: text.fineSide(check.next === null ? null : long(check.next)),
    tripped: text.trippedSide(check.contingencyOwner),
    later: text.laterSide,
    notMine: text.notMineSide(check.facilitator),
  };
  const first = chosen ?? 'fine';
  return (
    <>
      <h1>{text.question(check.watcher)}</h1>
      <Check check={check} />
      {asking === null && (
        <>
          <TextInput
            label={text.reading}
            hint={text.readingHint}
            value={reading}
            onChange={setReading}
            maxLength={limits.nameLength}
            autoComplete="off"
          />
          <div className={styles.answers}>
            {[first, ...inOrder.filter((answer) => answer !== first)].map((answer) => (
              <button
                key={answer}
                type="button"
                className={classes(styles.answer, answer === first && styles.first)}
                aria-busy={busy === answer}
                onClick={() => press(answer)}
              >
                <b>{text.answers[answer]}</b>
                <span>
                  <bdi>{sides[answer]}</bdi>
                </span>
              </button>
            ))}
          </div>
        </>
      )}
      {asking === 'past' && (
        <PastThreshold
          words={text.past(typed, check.threshold)}
          busy={busy}
          onTripped={() => void send('tripped')}
          onFine={(note) => void send('fine', { anyway: true, note })}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'later' && (
        <LaterForm
          isThird={check.putOff >= 2}
          busy={busy !== null}
          onSave={(days, note) => void send('later', { days, note })}
          onCancel={() => setAsking(null)}
        />
      )}
      {failure !== null && (
        <Failure>
          {failure === 'reasonNeeded'
            ? text.reasonNeeded
            : failure === 'unreachable'
              ? text.unreachable
              : text.notRecorded}
        </Failure>
      )}
      {check.watcher !== null && <p className={styles.small}>{text.recordedAs(check.watcher)}</p>}
    </>
  );
}

function Check({ check }: { check: TapCheck }) {
  const text = useText('mailPages');
  const { daysFrom, number } = useFormat();
  const today = localDay(deviceNow());
  const long = daysFrom(today).long;
  const { last } = check;
  const words = [
    check.threshold !== '' && text.trips(check.comparison, check.threshold),
    last && text.last(typeof last.reading === 'number' ? number(last.reading) : last.reading, long(last.on)),
    check.source !== '' && text.where(check.source),
    check.day < today && text.due(long(check.day)),
  ].filter((part) => typeof part === 'string');
  return (
    <div className={styles.check}>
      <p>
        {text.lookAt}{' '}
        <strong>
          <bdi>{check.signal.replace(/[.]+$/, '')}</bdi>
        </strong>
        . {words.join(' ')}
      </p>
      <p className={styles.small}>
        <bdi>{check.title}</bdi>
      </p>
    </div>
  );
}

type PastProps = {
  words: string;
  busy: TapAnswer | null;
  onTripped: () => void;
  onFine: (note: string) => void;
  onCancel: () => void;
};

function PastThreshold({ words, busy, onTripped, onFine, onCancel }: PastProps) {
  const text = useText('mailPages');
  const [note, setNote] = useState('');
  return (
    <section className={styles.ask} role="group" aria-label={words}>
      <h2>{words}</h2>
      <Button variant="primary" busy={busy === 'tripped'} onClick={onTripped}>
        {text.answers.tripped}
      </Button>
      <TextInput label={text.anyway} value={note} onChange={setNote} maxLength={limits.sayLength} />
      <div className={styles.pair}>
        <Button busy={busy === 'fine'} disabled={note.trim() === ''} onClick={() => onFine(note.trim())}>
          {text.anywaySave}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </section>
  );
}

type LaterProps = {
  isThird: boolean;
  busy: boolean;
  onSave: (days: (typeof daysToChoose)[number], note: string) => void;
  onCancel: () => void;
};

function LaterForm({ isThird, busy, onSave, onCancel }: LaterProps) {
  const text = useText('mailPages');
  const [days, setDays] = useState<(typeof daysToChoose)[number]>(3);
  const [note, setNote] = useState('');
  return (
    <form
      className={styles.ask}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') onSave(days, note.trim());
      }}
    >
      <fieldset className={styles.days}>
        <legend>{text.laterTitle}</legend>
        {daysToChoose.map((count) => (
          <label key={count}>
            <input
              type="radio"
              name="days"
              autoComplete="off"
              checked={days === count}
              onChange={() => setDays(count)}
            />
            {text.days(count)}
          </label>
        ))}
      </fieldset>
      {isThird && <p className={styles.small}>{text.thirdTime}</p>}
      <TextInput label={text.because} value={note} onChange={setNote} maxLength={limits.sayLength} required />
      <div className={styles.pair}>
        <Button type="submit" variant="primary" busy={busy} disabled={note.trim() === ''}>
          {text.laterSave}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
