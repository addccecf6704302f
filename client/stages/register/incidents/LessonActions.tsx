import { useState } from 'react';
import type { FollowUpStep, LessonChange } from '../../../../shared/board/records.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { AskDialog } from '../dialogs/AskDialog.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './incidents.module.css';
import { questionDue } from './lessons.ts';
import { useIncidentCommand } from './useIncidentCommand.ts';

type LessonProps = { readonly incidentId: string; readonly change: LessonChange };

/** What this person can do with a change now: accept it, or answer the question that is due. */
export function LessonActions({ incidentId, change }: LessonProps) {
  const { today, mayCheck } = useRegisterPage();
  const step = questionDue(change, today);
  const mayAccept = useMayAccept(change);
  if (!change.accepted && mayAccept) return <AcceptLesson incidentId={incidentId} change={change} />;
  return mayCheck && step !== null && <FollowUpButtons incidentId={incidentId} change={change} step={step} />;
}

/** The carrier accepts; for a carrier who is only a name, whoever leads records it. */
export function useMayAccept(change: LessonChange | null): boolean {
  const { participantId, visitor, isLeading } = useMe();
  const { mayEdit } = useRegisterPage();
  if (change === null || !mayEdit || visitor !== null) return false;
  return change.carrierId === null ? isLeading : change.carrierId === participantId;
}

export function AcceptLesson({ incidentId, change }: LessonProps) {
  const text = useText('incidents').change;
  const planText = useText('plan');
  const { acceptLessonChange } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  const isNamed = change.carrierId === null;
  return (
    <>
      <Button
        size="small"
        busy={isBusy}
        aria-label={isNamed ? planText.agreedAloud(change.carrier) : text.acceptLabel(change.line)}
        onClick={() => void run(() => acceptLessonChange({ incidentId, changeId: change.id, accepted: true }))}
      >
        {isNamed ? planText.agreedAloud(change.carrier) : text.accept}
      </Button>
      {failed !== '' && <span role="alert">{failed}</span>}
    </>
  );
}

type FollowUpProps = LessonProps & { readonly step: FollowUpStep };

/** Yes with one tap; "not yet" asks for a day, "dropped" for the reason. */
export function FollowUpButtons({ incidentId, change, step }: FollowUpProps) {
  const text = useText('incidents').followUp;
  const { followUp } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  const [open, setOpen] = useState<'notYet' | 'dropped' | null>(null);
  const close = (): void => setOpen(null);
  const question = { incidentId, changeId: change.id, step };
  return (
    <span className={styles.actions} role="group" aria-label={text.questions[step]}>
      <Button
        size="small"
        busy={isBusy}
        aria-label={text.label(text.yes, change.line)}
        onClick={() => void run(() => followUp({ ...question, answer: 'yes' }))}
      >
        {text.yes}
      </Button>
      <Button size="small" aria-label={text.label(text.notYet, change.line)} onClick={() => setOpen('notYet')}>
        {text.notYet}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={text.label(text.dropped, change.line)}
        onClick={() => setOpen('dropped')}
      >
        {text.dropped}
      </Button>
      {failed !== '' && <span role="alert">{failed}</span>}
      <AskDialog
        {...text.notYetDialog}
        open={open === 'notYet'}
        onClose={close}
        kind="day"
        onSave={(on) => followUp({ ...question, answer: 'notYet', on })}
      />
      <AskDialog
        {...text.droppedDialog}
        open={open === 'dropped'}
        onClose={close}
        onSave={(note) => followUp({ ...question, answer: 'dropped', note })}
      />
    </span>
  );
}
