import { useState } from 'react';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { workshopText } from '../text/en/workshop.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Workshop.module.css';

const text = workshopText.asking;

/** The question that everyone gets, in the same words, when fewer than four people wrote or voted. */
export function AskingBanner() {
  const asking = useSession((session) => session.stage.asking);
  const stage = useSession((session) => session.stage.name);
  const startedAt = useSession((session) => session.stage.startedAt);
  const { isObserver } = useMe();
  if (!asking || isObserver) return null;
  return <Question key={startedAt} isVote={stage === 'vote'} />;
}

function Question({ isVote }: { isVote: boolean }) {
  const progress = useSession((session) => session.progress);
  const commands = useCommands();
  const [answer, setAnswer] = useState<boolean | null>(null);
  const [busy, setBusy] = useState<boolean | null>(null);
  const choose = async (show: boolean) => {
    setBusy(show);
    const reply = await commands.consent({ show });
    setBusy(null);
    if (reply.ok) setAnswer(show);
  };
  return (
    <section className={styles.asking} role="alert" aria-labelledby="asking-title">
      <div>
        <h2 id="asking-title">{isVote ? text.voteTitle : text.writeTitle}</h2>
        <p>{isVote ? text.voteText : text.writeText}</p>
      </div>
      {answer === null ? (
        <div className={styles.askingButtons}>
          <Button busy={busy === true} onClick={() => void choose(true)}>
            {text.show}
          </Button>
          <Button busy={busy === false} onClick={() => void choose(false)}>
            {text.keep}
          </Button>
        </div>
      ) : (
        <div className={styles.askingButtons}>
          <strong>{answer ? text.chosenShow : text.chosenKeep}</strong>
          <Button size="small" variant="quiet" onClick={() => setAnswer(null)}>
            {text.change}
          </Button>
        </div>
      )}
      <small>{text.answered(progress.done, progress.of)}</small>
    </section>
  );
}
