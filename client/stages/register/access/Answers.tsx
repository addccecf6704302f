import { useState } from 'react';
import { fetchAnswers } from '../../../connection/linkRequests.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, useSession } from '../../../documents/workshop.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { browserSeats } from '../../../runtime/seats.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './access.module.css';

type State =
  { readonly kind: 'closed' | 'loading' | 'failed' } | { readonly kind: 'open'; readonly answers: readonly string[] };

/** What felt unsafe to say, for people of the meeting alone: asked for when it is opened, and part of no document. */
export function Answers() {
  const text = useText('access').answers;
  const workshopId = useSession(({ workshop }) => workshop.id);
  const { isFacilitator } = useMe();
  const { deleteAnswers } = useCommands();
  const [state, setState] = useState<State>({ kind: 'closed' });
  const [isAsking, setIsAsking] = useState(false);
  const load = async (): Promise<void> => {
    setState({ kind: 'loading' });
    try {
      const answers = await fetchAnswers(workshopId, browserSeats().read(workshopId)?.token ?? '');
      setState({ kind: 'open', answers: answers ?? [] });
    } catch {
      setState({ kind: 'failed' });
    }
  };
  return (
    <details
      className={styles.answers}
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
        else setState({ kind: 'closed' });
      }}
    >
      <summary>{text.title}</summary>
      <p className={styles.soft}>{text.hint}</p>
      {state.kind === 'loading' && <p role="status">{text.loading}</p>}
      {state.kind === 'failed' && (
        <p className={styles.failed} role="alert">
          {text.failed}
        </p>
      )}
      {state.kind === 'open' &&
        (state.answers.length === 0 ? (
          <p>{text.none}</p>
        ) : (
          <ul>
            {state.answers.map((said, index) => (
              <li key={index}>{said}</li>
            ))}
          </ul>
        ))}
      {state.kind === 'open' && state.answers.length > 0 && isFacilitator && (
        <Button size="small" variant="quiet" onClick={() => setIsAsking(true)}>
          {text.remove}
        </Button>
      )}
      <Confirm
        open={isAsking}
        danger
        title={text.removeTitle}
        confirm={text.removeConfirm}
        onConfirm={async () => {
          if ((await deleteAnswers({})).ok) await load();
        }}
        onClose={() => setIsAsking(false)}
      >
        <p>{text.removeText}</p>
      </Confirm>
    </details>
  );
}
