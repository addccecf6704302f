import { useState } from 'react';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { arrivedAs, forgetArrival } from '../frame/arrival.ts';
import styles from './Workshop.module.css';

/** For someone who joins late: what is going on and what they can still do, in fifteen seconds of reading. */
export function CatchUp() {
  const text = useText('workshop').catchUp;
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage.name);
  const { isObserver } = useMe();
  const [cameInAt, setCameInAt] = useState(() => (arrivedAs('joined') && stage !== 'lobby' ? stage : null));
  if (cameInAt !== stage) return null;
  const dismiss = () => {
    forgetArrival();
    setCameInAt(null);
  };
  const canAddLate = !isObserver && isStageAtLeast(stage, 'share');
  return (
    <section className={styles.catchUp} aria-labelledby="catch-up-title">
      <h2 id="catch-up-title">{text.title(stagesText.names[stage])}</h2>
      <p>
        {stagesText.catchUp[stage]} {canAddLate && text.late}
      </p>
      <Button size="small" onClick={dismiss}>
        {text.dismiss}
      </Button>
    </section>
  );
}
