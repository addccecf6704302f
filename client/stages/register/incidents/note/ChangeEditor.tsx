import { useRef, useState } from 'react';
import type { ChangedThing, LessonChange } from '../../../../../shared/board/records.ts';
import { isBetterTriedSmall } from '../../../../../shared/board/incidents.ts';
import { daysLater } from '../../../../../shared/time.ts';
import { useCommands } from '../../../../commands/commands.ts';
import { useTabState } from '../../../../documents/useTabState.ts';
import { useText } from '../../../../text/useText.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { LessonActions } from '../LessonActions.tsx';
import type { LineParts } from '../lessonLine.ts';
import { lineOf, partsOf } from '../lessonLine.ts';
import { LessonState, useLessonFacts } from '../LessonState.tsx';
import { standingOf } from '../lessons.ts';
import { useIncidentCommand } from '../useIncidentCommand.ts';
import type { Draft } from './ChangeFields.tsx';
import { ChangeFields } from './ChangeFields.tsx';
import { TrySmall } from './TrySmall.tsx';
import styles from './note.module.css';

type ChangeEditorProps = {
  readonly incidentId: string;
  readonly change: LessonChange;
  readonly mayRemove: boolean;
  readonly isBetterSmall: boolean;
};

/** A change as it is kept; every place of it can be altered, and is saved when it is left. */
export function ChangeEditor({ incidentId, change, mayRemove, isBetterSmall }: ChangeEditorProps) {
  const text = useText('incidents').change;
  const { mayEdit } = useRegisterPage();
  const { setLessonChange, removeLessonChange } = useCommands();
  const { failed, run } = useIncidentCommand();
  const factsOf = useLessonFacts();
  const target = { incidentId, changeId: change.id };
  const standing = standingOf(change);
  if (!mayEdit || standing === 'dropped' || standing === 'holds') {
    return (
      <>
        <p className={styles.written}>{change.line}</p>
        <p className={styles.soft}>
          <LessonState change={change} /> {factsOf(change)}
        </p>
      </>
    );
  }
  const parts = partsOf(change.line, text.words);
  const draft: Draft = { ...(parts ?? { when: '', then: change.line }), ...change };
  const save = (changed: Partial<Draft>): void => {
    const { when, then, ...facts } = changed;
    const isLine = when !== undefined || then !== undefined;
    const next: LineParts = { when: when ?? draft.when, then: then ?? draft.then };
    void run(() => setLessonChange({ ...target, ...facts, ...(isLine && { line: lineOf(next, text.words) }) }));
  };
  return (
    <>
      <ChangeFields
        draft={draft}
        onChange={save}
        isBetterSmall={isBetterSmall}
        state={
          <span className={styles.state}>
            <LessonState change={change} />
            {!change.accepted && <LessonActions incidentId={incidentId} change={change} />}
          </span>
        }
      />
      <TrySmall incidentId={incidentId} change={change} />
      {mayRemove && (
        <button
          type="button"
          className={styles.link}
          aria-label={text.removeLabel(change.line)}
          onClick={() => void run(() => removeLessonChange(target))}
        >
          {text.remove}
        </button>
      )}
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </>
  );
}

type NewChangeProps = {
  readonly incidentId: string;
  readonly isFirst: boolean;
  readonly alters?: ChangedThing;
  readonly onAdded?: () => void;
};

const isComplete = ({ when, then, carrier }: Draft): boolean =>
  [when, then, carrier].every((words) => words.trim() !== '');

/** Two weeks are long enough for most changes, and short enough to be remembered. */
const usualDays = 14;

/** A change that is not kept yet: it is as soon as it has both halves and a person. Until then this tab keeps it. */
export function NewChange({ incidentId, isFirst, alters = 'step', onAdded }: NewChangeProps) {
  const text = useText('incidents').change;
  const { today } = useRegisterPage();
  const { addLessonChange } = useCommands();
  const { failed, run, isBusy } = useIncidentCommand();
  const [stored, store] = useTabState('lessonDraft', incidentId);
  const [draft, setDraft] = useState<Draft>(() => ({
    when: '',
    then: '',
    carrier: '',
    carrierId: null,
    alters,
    altered: '',
    by: daysLater(today, usualDays),
    smallFirst: false,
    ...(stored === null ? {} : (JSON.parse(stored) as Partial<Draft>)),
  }));
  // Leaving one place and filling the next may come in one go, before this is drawn again.
  const latest = useRef(draft);
  const change = (changed: Partial<Draft>): void => {
    const next = { ...latest.current, ...changed };
    latest.current = next;
    setDraft(next);
    store(JSON.stringify(next));
    if (!isComplete(next) || isBusy) return;
    const { when, then, ...facts } = next;
    void run(() => addLessonChange({ incidentId, ...facts, line: lineOf({ when, then }, text.words) })).then(
      (reply) => {
        if (!reply.ok) return;
        store(null);
        onAdded?.();
      },
    );
  };
  return (
    <>
      <ChangeFields draft={draft} onChange={change} isBetterSmall={isBetterTriedSmall(isFirst, draft.alters)} />
      <p className={styles.soft}>{text.unsaved}</p>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </>
  );
}
