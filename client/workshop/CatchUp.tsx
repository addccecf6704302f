import { useEffect, useState } from 'react';
import type { Stage } from '../../shared/stages/stages.ts';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { arrivedAs, forgetArrival } from '../frame/arrival.ts';
import { shareView } from '../stages/share/shareView.ts';
import styles from './Workshop.module.css';

/** For someone who joins late: what is going on and what they can still do, in fifteen seconds of reading. */
export function CatchUp() {
  const text = useText('workshop').catchUp;
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage.name);
  const isOwn = useSession((session) => session.workshop.settings.sharing === 'own');
  const isSkimming = useSession((session) => shareView(session).kind === 'skimming');
  const isVoteOpen = useSession((session) => session.vote.open);
  const { isObserver } = useMe();
  const [cameInAt, setCameInAt] = useState(() => (arrivedAs('joined') && stage !== 'lobby' ? stage : null));
  // From now on this page is no arrival: after a reload, in this stage or a later one, nobody comes in.
  useEffect(() => {
    if (arrivedAs('joined')) forgetArrival();
  }, []);
  if (cameInAt !== stage) return null;
  const words = wordsIn(stagesText, stage, { isOwn, isSkimming, isVoteOpen });
  const canAddLate = !isObserver && isStageAtLeast(stage, 'share');
  return (
    <section className={styles.catchUp} aria-labelledby="catch-up-title">
      <h2 id="catch-up-title">{text.title(stagesText.names[stage])}</h2>
      <p>
        {words} {canAddLate && text.late}
      </p>
      <Button size="small" onClick={() => setCameInAt(null)}>
        {text.dismiss}
      </Button>
    </section>
  );
}

type CatchUpCase = { readonly isOwn: boolean; readonly isSkimming: boolean; readonly isVoteOpen: boolean };

function wordsIn({ catchUp, catchUpIn }: Texts<'stages'>, stage: Stage, given: CatchUpCase): string {
  if (stage === 'write' && given.isOwn) return `${catchUp.write} ${catchUpIn.ownCards}`;
  if (stage === 'share' && given.isSkimming) return catchUpIn.skim;
  return stage === 'vote' && !given.isVoteOpen ? catchUpIn.voteClosed : catchUp[stage];
}
