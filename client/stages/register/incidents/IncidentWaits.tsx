import { useState } from 'react';
import type { IncidentWaiting, IncidentWaitingKind } from '../../../../shared/register/waitingIncidents.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from '../attention/Attention.module.css';
import type { Mark } from '../marks/StateMark.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { SkipReviewDialog } from './IncidentDialogs.tsx';
import { AcceptLesson, FollowUpButtons, useMayAccept } from './LessonActions.tsx';
import { useDeadline } from './useDeadline.ts';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { useOpenNote } from './useOpenNote.ts';

const marks: { readonly [K in IncidentWaitingKind]: Mark } = {
  happened: 'happened',
  reviewPast: 'late',
  review: 'again',
  proposed: 'open',
  landed: 'again',
  holds: 'again',
};

type IncidentWaitsProps = { readonly waiting: IncidentWaiting; readonly count: number };

/** What waits because of an incident, in a line of what waits: its plan, its review, or a change that came of it. */
export function IncidentWaits({ waiting, count }: IncidentWaitsProps) {
  const text = useText('incidents').waits;
  const pageText = useText('registerPage');
  const { openRow, setView } = useRegisterPage();
  const { kind, row, incidentId } = waiting;
  const heading = useHeading(waiting);
  const word = text.kinds[kind];
  const open = (): void => {
    if (kind === 'happened' && row) openRow(row);
    else setView({ note: incidentId, open: null });
  };
  return (
    <li className={styles.item}>
      <span className={styles.kind}>
        <StateMark mark={marks[kind]}>{count > 1 ? pageText.withCount(word, count) : word}</StateMark>
      </span>
      <div className={styles.what}>
        <h3>
          <button type="button" onClick={open}>
            {row && <span className={styles.id}>{row.id}</span>} {heading}
          </button>
        </h3>
        <p>
          <Line waiting={waiting} />
        </p>
      </div>
      <div className={styles.actions} role="group" aria-label={heading}>
        <Actions waiting={waiting} onOpen={open} />
      </div>
    </li>
  );
}

function useHeading({ kind, row, incident, at, change }: IncidentWaiting): string {
  const text = useText('incidents').waits;
  const untitled = useText('register').untitled;
  const deadline = useDeadline();
  const name = row ? row.title || untitled : incident.title;
  if (change) return change.line;
  if (at === undefined || kind === 'happened') return name;
  return kind === 'review' ? text.by(deadline(at)) : text.wasBy(deadline(at));
}

function Line({ waiting: { kind, row, incident, change } }: { readonly waiting: IncidentWaiting }) {
  const text = useText('incidents');
  const pageText = useText('registerPage');
  const untitled = useText('register').untitled;
  const { days } = useRegisterPage();
  const name = row ? row.title || untitled : incident.title;
  switch (kind) {
    case 'happened':
      if (row === null) return text.tripped.noCard;
      return row.texts.contingency === '' ? (
        text.tripped.noPlan
      ) : (
        <>
          <b>{row.contingencyOwner ?? pageText.nobody}</b>: {row.texts.contingency}
        </>
      );
    case 'review':
    case 'reviewPast':
      return text.waits.fiveLines(name);
    case 'proposed':
    case 'landed':
    case 'holds':
      return (
        change && (
          <>
            <b>{change.carrier}</b>: {text.things[change.alters]}, {text.changes.due(days.long(change.by))}
          </>
        )
      );
  }
}

type ActionsProps = { readonly waiting: IncidentWaiting; readonly onOpen: () => void };

function Actions({ waiting, onOpen }: ActionsProps) {
  const { kind, incidentId, change } = waiting;
  const { mayCheck, mayEdit } = useRegisterPage();
  if ((kind === 'review' || kind === 'reviewPast') && mayEdit) return <ReviewButtons incidentId={incidentId} />;
  if (kind === 'happened' && waiting.row === null && mayCheck) return <ContainButton incidentId={incidentId} />;
  if (kind === 'proposed' && change) return <AcceptOrOpen waiting={waiting} onOpen={onOpen} />;
  if ((kind === 'landed' || kind === 'holds') && change && mayCheck)
    return <FollowUpButtons incidentId={incidentId} change={change} step={kind} />;
  return <OpenButton onOpen={onOpen} />;
}

function OpenButton({ onOpen }: Pick<ActionsProps, 'onOpen'>) {
  const text = useText('registerPage').actions;
  return (
    <Button size="small" onClick={onOpen}>
      {text.open}
    </Button>
  );
}

function AcceptOrOpen({ waiting: { incidentId, change }, onOpen }: ActionsProps) {
  const mayAccept = useMayAccept(change ?? null);
  return change && mayAccept ? (
    <AcceptLesson incidentId={incidentId} change={change} />
  ) : (
    <OpenButton onOpen={onOpen} />
  );
}

function ContainButton({ incidentId }: { readonly incidentId: string }) {
  const text = useText('incidents').tripped;
  const { containIncident } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  return (
    <>
      <Button size="small" busy={isBusy} onClick={() => void run(() => containIncident({ incidentId }))}>
        {text.contained}
      </Button>
      {failed !== '' && <span role="alert">{failed}</span>}
    </>
  );
}

function ReviewButtons({ incidentId }: { readonly incidentId: string }) {
  const text = useText('incidents').lookBack;
  const waitsText = useText('incidents').waits;
  const { isBegun, isBusy, failed, open } = useOpenNote(incidentId);
  const [isSkipping, setIsSkipping] = useState(false);
  return (
    <>
      <Button size="small" busy={isBusy} onClick={open}>
        {isBegun ? text.goOn : text.begin}
      </Button>
      <Button size="small" variant="quiet" aria-label={text.notNeeded} onClick={() => setIsSkipping(true)}>
        {waitsText.notNeeded}
      </Button>
      {failed !== '' && <span role="alert">{failed}</span>}
      <SkipReviewDialog incidentId={incidentId} open={isSkipping} onClose={() => setIsSkipping(false)} />
    </>
  );
}
