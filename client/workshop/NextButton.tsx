import { ArrowRight } from 'lucide-react';
import { useCallback, useState } from 'react';
import { closingMs } from '../../shared/protocol/limits.ts';
import { isSecondLook, nextStageOf } from '../../shared/session/secondLook.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useCommands } from '../commands/commands.ts';
import { useNow, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { BeginCheckOnDemand } from './BeginCheckOnDemand.tsx';
import { EndMeetingOnDemand } from './EndMeetingOnDemand.tsx';
import { nextStep } from './nextStep.ts';
import type { NextStep } from './nextStep.ts';
import styles from './FootBar.module.css';

/** Since when this page has seen the consent question; null while there is none. */
function useAskedAt(now: EpochMs): EpochMs | null {
  const asking = useSession((session) => session.stage.asking);
  const [askedAt, setAskedAt] = useState<EpochMs | null>(null);
  if (asking && askedAt === null) setAskedAt(now);
  if (!asking && askedAt !== null) setAskedAt(null);
  return askedAt;
}

/** The facilitator's primary button: it names the next step and gives the commands that the server requires for it. */
export function NextButton() {
  const now = useNow(1_000);
  const askedAt = useAskedAt(now);
  const step = useSession((session) => nextStep(session, askedAt, now));
  const from = useSession((session) => session.stage.name);
  const isSecond = useSession(isSecondLook);
  const commands = useCommands();
  const [busy, setBusy] = useState(false);
  const [checking, setChecking] = useState(false);
  const stopChecking = useCallback(() => setChecking(false), []);
  const label = useLabel(step);

  const carryOut = async () => {
    if (step.kind === 'closeVote') await commands.closeVote({});
    if (step.kind === 'putRest' && !(await commands.dealRest({})).ok) return;
    if (step.kind === 'putRest' || step.kind === 'advance') await commands.advanceStage({ from });
  };
  const press = async () => {
    setBusy(true);
    await carryOut();
    setBusy(false);
  };

  if (step.kind === 'nothing') return null;
  const endsMeeting = !isSecond && from === 'commit' && step.kind === 'advance';
  const isWaiting = step.kind === 'closing' || step.kind === 'waiting';
  return (
    <>
      <Button
        variant={step.kind === 'waiting' ? 'default' : 'primary'}
        className={step.kind === 'closing' ? styles.closing : undefined}
        style={{ '--closing': `${closingMs}ms` }}
        busy={busy && !isWaiting}
        aria-disabled={isWaiting || undefined}
        onClick={() => {
          if (isWaiting) return;
          if (from === 'lobby' || endsMeeting) setChecking(true);
          else void press();
        }}
      >
        {label}
        {step.kind === 'advance' && <ArrowRight size={17} aria-hidden />}
      </Button>
      {from === 'lobby' && (
        <BeginCheckOnDemand
          open={checking}
          onClose={stopChecking}
          onBegin={() => {
            setChecking(false);
            void press();
          }}
        />
      )}
      {from === 'commit' && <EndMeetingOnDemand open={checking} onClose={stopChecking} onEnd={carryOut} />}
    </>
  );
}

function useLabel(step: NextStep): string {
  const text = useText('workshop').foot;
  const stagesText = useText('stages');
  const sharing = useSession((session) => session.workshop.settings.sharing);
  const stage = useSession((session) => session.stage.name);
  const next = useSession(nextStageOf);
  const isVoteOpen = useSession((session) => session.vote.open);
  const top = useSession((session) => session.topRisks.length);
  const hasMinority = useSession(({ minority, topRisks }) => minority !== null && !topRisks.includes(minority));
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
    case 'nothing':
      return '';
    case 'advance':
      if (step.agreedOnly) return stage === 'vote' ? text.showVotes : text.showAgreed;
      if (step.to === 'share' && sharing === 'own') return text.startSharing;
      if (step.to === 'plan') return hasMinority ? text.planThese(top + 1) : text.planTop(top);
      return stagesText.begin[step.to];
  }
}
