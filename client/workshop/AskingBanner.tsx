import { useState } from 'react';
import { useCommands } from '../commands/commands.ts';
import { useTabState } from '../documents/useTabState.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Workshop.module.css';

/** The consent question when fewer than four people wrote or voted. Everyone gets it in the same words. */
export function AskingBanner() {
  const asking = useSession((session) => session.stage.asking);
  const stage = useSession((session) => session.stage.name);
  const startedAt = useSession((session) => session.stage.startedAt);
  const { isObserver } = useMe();
  // The answer is erased from the device once the question is over.
  const [stored, setStored] = useTabState('consent', asking ? `${stage} ${startedAt}` : 'nothing is asked');
  if (!asking || isObserver) return null;
  return <Question isVote={stage === 'vote'} given={stored} onGiven={setStored} />;
}

type QuestionProps = {
  readonly isVote: boolean;
  /** This person's answer; null before the first one and while it is being changed. */
  readonly given: string | null;
  readonly onGiven: (answer: 'show' | 'keep' | null) => void;
};

function Question({ isVote, given, onGiven }: QuestionProps) {
  const text = useText('workshop').asking;
  const progress = useSession((session) => session.progress);
  const commands = useCommands();
  const words = isVote ? text.totals : text.notes;
  const [busy, setBusy] = useState<boolean | null>(null);
  const choose = async (show: boolean) => {
    setBusy(show);
    const reply = await commands.consent({ show });
    setBusy(null);
    if (reply.ok) onGiven(show ? 'show' : 'keep');
  };
  return (
    <section className={styles.asking} role="alert" aria-labelledby="asking-title">
      <div>
        <h2 id="asking-title">{isVote ? text.voteTitle : text.writeTitle}</h2>
        <p>{isVote ? text.voteText : text.writeText}</p>
      </div>
      {given === null ? (
        <div className={styles.askingButtons}>
          <Button busy={busy === true} onClick={() => void choose(true)}>
            {words.show}
          </Button>
          <Button busy={busy === false} onClick={() => void choose(false)}>
            {words.keep}
          </Button>
        </div>
      ) : (
        <div className={styles.askingButtons}>
          <strong>{given === 'show' ? words.chosenShow : words.chosenKeep}</strong>
          <Button size="small" variant="quiet" onClick={() => onGiven(null)}>
            {text.change}
          </Button>
        </div>
      )}
      <small>{text.answered(progress.done, progress.of)}</small>
    </section>
  );
}
