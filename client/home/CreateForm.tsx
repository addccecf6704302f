import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { parseJoinCode } from '../../shared/ids.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { presets } from '../../shared/stages/agenda.ts';
import { isoDateOf, monthsLater } from '../../shared/time.ts';
import { askKeyNeeded, createWorkshop, HttpRefusal } from '../connection/http.ts';
import { deviceNow } from '../runtime/clock.ts';
import { useLanguage, useText } from '../text/useText.ts';
import { browserSeats } from '../runtime/seats.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField } from '../ui/CheckField.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextArea, TextInput } from '../ui/TextInput.tsx';
import { Failure } from '../ui/Failure.tsx';
import { justCreated } from '../frame/arrival.ts';
import { bodyOf, problemsOf } from './answers.ts';
import type { Answers, Problems } from './answers.ts';
import styles from './Home.module.css';

const usualMonths = 6;

function wordsFor(refusal: unknown, text: Texts<'home'>): string {
  if (!(refusal instanceof HttpRefusal) || refusal.code === 'unreachable') return text.failed.offline;
  if (refusal.code === 'malformed') return text.failed.malformed;
  if (refusal.code === 'createKeyNeeded') return text.failed.createKey;
  return refusal.status === 429 ? text.failed.tooMany : text.failed.busy;
}

/** Creates a workshop and opens its lobby. After a failure the answers stay in the form. */
export function CreateForm() {
  const text = useText('home');
  const language = useLanguage();
  const [, navigate] = useLocation();
  const [today] = useState(() => isoDateOf(deviceNow()));
  const [answers, setAnswers] = useState<Answers>({
    title: '',
    failedBy: monthsLater(today, usualMonths),
    preset: 45,
    metric: '',
    name: '',
    decision: '',
    sharing: 'dealt',
  });
  const [isKeyNeeded, setIsKeyNeeded] = useState(false);
  // In this field only: whoever uses the browser next must not find it.
  const [createKey, setCreateKey] = useState('');
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const isNeeded = await askKeyNeeded().catch(() => false);
      if (!isOver && isNeeded) setIsKeyNeeded(true);
    };
    void ask();
    return () => {
      isOver = true;
    };
  }, []);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (changed: Partial<Answers>) => {
    setAnswers({ ...answers, ...changed });
    setProblems({});
  };

  const create = async () => {
    const found = problemsOf(answers, today, text);
    setProblems(found);
    setFailure('');
    if (Object.keys(found).length > 0) {
      form.current?.querySelector<HTMLElement>(found.title ? '[name=title]' : '[name=failedBy]')?.focus();
      return;
    }
    setBusy(true);
    try {
      const { workshopId, participantId, token, joinCode, facilitatorLink } = await createWorkshop(
        { ...bodyOf(answers, language), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        createKey.trim(),
      );
      const name = answers.name.trim();
      browserSeats().save({
        workshopId,
        participantId,
        token,
        role: 'facilitator',
        name,
        joinCode: parseJoinCode(joinCode) ?? joinCode,
        facilitatorLink,
      });
      navigate(`/w/${workshopId}`, { state: justCreated });
    } catch (refusal) {
      if (refusal instanceof HttpRefusal && refusal.code === 'createKeyNeeded') setIsKeyNeeded(true);
      setFailure(wordsFor(refusal, text));
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void create();
      }}
    >
      <TextInput
        label={text.title}
        name="title"
        value={answers.title}
        onChange={(title) => change({ title })}
        placeholder={text.titlePlaceholder}
        maxLength={limits.titleLength}
        required
        error={problems.title}
      />
      <div className={styles.two}>
        <TextInput
          label={text.failedBy}
          name="failedBy"
          type="date"
          value={answers.failedBy}
          min={today}
          onChange={(failedBy) => change({ failedBy })}
          required
          error={problems.failedBy}
        />
        <SelectField
          label={text.time}
          value={String(answers.preset)}
          options={presets.map((preset) => ({ value: String(preset), label: text.preset(preset) }))}
          onChange={(value) => change({ preset: presets.find((preset) => String(preset) === value) ?? 45 })}
        />
      </div>
      <TextInput
        label={text.metric}
        hint={text.metricHint}
        value={answers.metric}
        onChange={(metric) => change({ metric })}
        placeholder={text.metricPlaceholder}
        maxLength={limits.titleLength}
      />
      <details className={styles.more}>
        <summary>{text.more}</summary>
        <div className={styles.form}>
          <TextInput
            label={text.name}
            hint={text.nameHint}
            value={answers.name}
            onChange={(name) => change({ name })}
            maxLength={limits.nameLength}
          />
          <TextArea
            label={text.decision}
            hint={text.decisionHint}
            rows={2}
            value={answers.decision}
            onChange={(decision) => change({ decision })}
            maxLength={limits.textLength}
          />
          <ChoiceField
            label={text.sharing}
            value={answers.sharing}
            choices={[
              { value: 'dealt', label: text.dealt, hint: text.dealtHint },
              { value: 'own', label: text.own, hint: text.ownHint },
            ]}
            onChange={(sharing) => change({ sharing })}
          />
        </div>
      </details>
      {isKeyNeeded && (
        <TextInput
          label={text.createKey}
          hint={text.createKeyHint}
          name="createKey"
          type="password"
          value={createKey}
          onChange={setCreateKey}
          spellCheck={false}
          required
        />
      )}
      {failure && <Failure>{failure}</Failure>}
      <Button type="submit" variant="primary" size="large" wide busy={busy}>
        {text.create}
      </Button>
    </form>
  );
}
