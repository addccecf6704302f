import { useCallback, useEffect, useState } from 'react';
import { fetchKnowledge } from '../connection/http.ts';
import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { browserSeats } from '../runtime/seats.ts';
import { Button } from '../ui/Button.tsx';
import { Eyebrow } from '../ui/Card.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/Loading.tsx';
import { knowledgeLines } from './knowledgeLines.ts';
import styles from './dialogs.module.css';

/** What others can see, what nobody else can see, and exactly what the server holds about this person. */
export function KnowledgeDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('dialogs').knowledge;
  const { neverLines } = text;
  const sharing = useSession((session) => session.workshop.settings.sharing);
  return (
    <Dialog open={open} onClose={onClose} title={text.title} width="wide">
      <div className={styles.lists}>
        <section>
          <Eyebrow as="h3">{text.see}</Eyebrow>
          <ul>
            {text.seeLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <section className={styles.never}>
          <Eyebrow as="h3">{text.never}</Eyebrow>
          <ul>
            {(sharing === 'own'
              ? [neverLines.notes, neverLines.dots]
              : [neverLines.notes, neverLines.cards, neverLines.dots]
            ).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
      {sharing === 'own' && <p className={styles.caution}>{text.ownCards}</p>}
      <p className={styles.soft}>{text.limits}</p>
      <Exact />
    </Dialog>
  );
}

type Answer = { readonly kind: 'waiting' | 'failed' } | { readonly kind: 'known'; readonly knowledge: unknown };

function Exact() {
  const text = useText('dialogs').knowledge;
  const workshopId = useSession((session) => session.workshop.id);
  const [answer, setAnswer] = useState<Answer>({ kind: 'waiting' });
  const ask = useCallback(async (): Promise<Answer> => {
    try {
      return {
        kind: 'known',
        knowledge: await fetchKnowledge(workshopId, browserSeats().read(workshopId)?.token ?? ''),
      };
    } catch {
      return { kind: 'failed' };
    }
  }, [workshopId]);
  useEffect(() => void ask().then(setAnswer), [ask]);

  const again = () => {
    setAnswer({ kind: 'waiting' });
    void ask().then(setAnswer);
  };
  return (
    <section className={styles.apart}>
      <Eyebrow as="h3">{text.now}</Eyebrow>
      {answer.kind === 'waiting' && <Loading label={text.loading} />}
      {answer.kind === 'failed' && (
        <div className={styles.quietRow}>
          <span className={styles.error}>{text.failed}</span>
          <Button size="small" onClick={again}>
            {text.retry}
          </Button>
        </div>
      )}
      {answer.kind === 'known' && (
        <>
          <ul className={styles.held}>
            {knowledgeLines(answer.knowledge, text.lines).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <details>
            <summary>{text.exact}</summary>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs the keyboard too */}
            <pre className={styles.exact} tabIndex={0} aria-label={text.exact}>
              {JSON.stringify(answer.knowledge, null, 2)}
            </pre>
          </details>
        </>
      )}
    </section>
  );
}
