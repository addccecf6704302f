import { ArrowRight, Check } from 'lucide-react';
import { useCallback, useState } from 'react';
import { closingMs } from '../../shared/protocol/limits.ts';
import { isSecondLook, nextStageOf } from '../../shared/session/secondLook.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useCommands } from '../commands/commands.ts';
import { useNow, useSession } from '../documents/workshop.ts';
import { useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { useIsSettled, useReadiness } from '../frame/ready.ts';
import type { Readiness } from '../frame/ready.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { BeginCheckOnDemand } from './BeginCheckOnDemand.tsx';
import { isEveryoneDone } from './cue.ts';
import { EndMeetingOnDemand } from './EndMeetingOnDemand.tsx';
import { LookAlikesOnDemand } from './LookAlikesOnDemand.tsx';
import { nextStep } from './nextStep.ts';
import type { NextStep } from './nextStep.ts';
import { StepConfirmOnDemand } from './StepConfirmOnDemand.tsx';
import { questionBefore } from './stepQuestion.ts';
import type { StepQuestion } from './stepQuestion.ts';
import styles from './FootBar.module.css';

/** Since when this page has seen the consent question; null while there is none. */
function useAskedAt(now: EpochMs): EpochMs | null {
  const asking = useSession((session) => session.stage.asking);
  const [askedAt, setAskedAt] = useState<EpochMs | null>(null);
  if (asking && askedAt === null) setAskedAt(now);
  if (!asking && askedAt !== null) setAskedAt(null);
  return askedAt;
}

/**
 * The facilitator's primary button: it names the next step and gives the commands that the server requires for it. It does
 * nothing before the stage's screen is shown and for a moment after what it does has changed (SPEC FC1).
 */
export function NextButton() {
  const now = useNow(1_000);
  const askedAt = useAskedAt(now);
  const step = useSession((session) => nextStep(session, askedAt, now));
  const from = useSession((session) => session.stage.name);
  const isSecond = useSession(isSecondLook);
  const commands = useCommands();
  const { connection, session } = useWorkshopStore();
  const readiness = useReadiness();
  const does = [step.kind, from, step.kind === 'advance' && step.agreedOnly, step.kind === 'planStep' && step.to].join(
    ' ',
  );
  const isSettled = useIsSettled(does);
  const [busy, setBusy] = useState(false);
  const [checking, setChecking] = useState(false);
  const stopChecking = useCallback(() => setChecking(false), []);
  const [asked, setAsked] = useState<{ readonly about: string; readonly question: StepQuestion } | null>(null);
  const stopAsking = useCallback(() => setAsked(null), []);
  // Nobody is stuck when the question cannot be loaded: the next press goes on without it.
  const [cannotAsk, setCannotAsk] = useState(false);
  const giveUpAsking = useCallback(() => {
    setCannotAsk(true);
    setAsked(null);
  }, []);
  const label = useLabel(step, readiness);
  const isAllDone = useSession(isEveryoneDone);
  const allDoneText = useText('workshop').cues.everyoneDone;

  const carryOut = async () => {
    if (step.kind === 'closeVote') await commands.closeVote({});
    if (step.kind === 'planStep') await commands.setPlanStep({ step: step.to, from: step.from });
    if (step.kind === 'putRest' && !(await commands.dealRest({})).ok) return;
    if (step.kind === 'putRest' || step.kind === 'advance') await commands.advanceStage({ from });
  };
  const run = async () => {
    setBusy(true);
    await carryOut();
    setBusy(false);
  };

  if (step.kind === 'nothing') return null;
  const endsMeeting = !isSecond && from === 'commit' && step.kind === 'advance';
  const isWaiting = step.kind === 'closing' || step.kind === 'waiting' || readiness !== 'ready' || !isSettled;
  const press = () => {
    if (isWaiting) return;
    const current = session.get();
    const question = current && questionBefore(current, step, connection.now());
    if (from === 'lobby' || from === 'cluster' || endsMeeting) setChecking(true);
    else if (question && !cannotAsk) setAsked({ about: does, question });
    else void run();
  };
  return (
    <>
      {isAllDone && (
        <span className={styles.allDone}>
          <Check size={16} aria-hidden />
          {allDoneText}
        </span>
      )}
      <Button
        variant={step.kind === 'waiting' ? 'default' : 'primary'}
        className={classes(step.kind === 'closing' && styles.closing, label === '' && styles.unnamed)}
        style={{ '--closing': `${closingMs}ms` }}
        busy={busy && !isWaiting}
        aria-disabled={isWaiting || undefined}
        onClick={press}
      >
        {label}
        {(step.kind === 'advance' || step.kind === 'planStep') && readiness !== 'loading' && (
          <ArrowRight size={17} aria-hidden />
        )}
      </Button>
      {from === 'lobby' && (
        <BeginCheckOnDemand
          open={checking}
          onClose={stopChecking}
          onBegin={() => {
            setChecking(false);
            void run();
          }}
        />
      )}
      {from === 'cluster' && (
        <LookAlikesOnDemand
          open={checking}
          onClose={stopChecking}
          onGoOn={() => {
            setChecking(false);
            const current = session.get();
            const question = current && questionBefore(current, step, connection.now());
            if (question && !cannotAsk) setAsked({ about: does, question });
            else void run();
          }}
        />
      )}
      {from === 'commit' && <EndMeetingOnDemand open={checking} onClose={stopChecking} onEnd={carryOut} />}
      <StepConfirmOnDemand
        // What was asked about is over when the button does something else by now.
        question={asked?.about === does ? asked.question : null}
        onConfirm={carryOut}
        onClose={stopAsking}
        onFailed={giveUpAsking}
      />
    </>
  );
}

/** Until the stage's screen is shown the button does not say what it would do. */
function useLabel(step: NextStep, readiness: Readiness): string {
  const text = useText('workshop').foot;
  const stagesText = useText('stages');
  const sharing = useSession((session) => session.workshop.settings.sharing);
  const stage = useSession((session) => session.stage.name);
  const next = useSession(nextStageOf);
  const isVoteOpen = useSession((session) => session.vote.open);
  const top = useSession((session) => session.topRisks.length);
  const hasMinority = useSession(({ minority, topRisks }) => minority !== null && !topRisks.includes(minority));
  const [first] = useState(stage);
  if (readiness === 'loading') return stage === first ? '' : text.closing(stagesText.names[stage]);
  switch (step.kind) {
    case 'closing':
      if (stage === 'vote' && isVoteOpen) return text.closingVote;
      return text.closing(stagesText.names[next ?? stage]);
    case 'waiting':
      return text.waiting(step.missing);
    case 'putRest':
      return text.putRest(step.cards);
    case 'closeVote':
      return text.closeVote;
    case 'planStep':
      return stagesText.beginStep[step.to];
    case 'nothing':
      return '';
    case 'advance':
      if (step.agreedOnly) return stage === 'vote' ? text.showVotes : text.showAgreed;
      if (step.to === 'share' && sharing === 'own') return text.startSharing;
      if (step.to === 'plan') return hasMinority ? text.planThese(top + 1) : text.planTop(top);
      return stagesText.begin[step.to];
  }
}
