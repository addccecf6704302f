import { useState } from 'react';
import { isPartWritten } from '../../shared/register/acceptance.ts';
import { effectiveOwnerId } from '../../shared/register/owners.ts';
import { ifThenSentence, tripwireSentence } from '../../shared/register/sentences.ts';
import { titleOf } from '../../shared/register/score.ts';
import { useCommands } from '../commands/commands.ts';
import { usePlanTexts, useWrittenParts } from '../documents/plan.ts';
import { useBoard } from '../documents/workshop.ts';
import { useFormat, useText } from '../text/useText.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { OwnedPartHere } from './useOwnedParts.ts';
import styles from './OwnedParts.module.css';

type OwnedPartsProps = { readonly parts: readonly OwnedPartHere[] };

/** A quiet line with the way to the parts, each with its acceptance beside it. */
export function OwnedParts({ parts }: OwnedPartsProps) {
  const text = useText('owned');
  const { acceptOwnership } = useCommands();
  const [isOpen, setIsOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const accept = async (accepted: readonly OwnedPartHere[]): Promise<void> => {
    setBusy(true);
    const replies = await Promise.all(accepted.map(({ riskId, part }) => acceptOwnership({ riskId, part })));
    setBusy(false);
    setFailed(replies.some(({ ok }) => !ok));
  };
  const written = useWrittenParts(parts);
  return (
    <>
      {parts.length > 0 && (
        <Banner
          actions={
            <Button size="small" onClick={() => setIsOpen(true)}>
              {text.review(parts.length)}
            </Button>
          }
        >
          {text.told(parts.length)}
        </Banner>
      )}
      <Dialog open={isOpen} title={text.title} onClose={() => setIsOpen(false)}>
        <p className={styles.hint}>{parts.length === 0 ? text.none : text.hint}</p>
        <ul className={styles.parts}>
          {parts.map((one) => (
            <Part key={`${one.riskId} ${one.part}`} {...one} busy={busy} onAccept={() => void accept([one])} />
          ))}
        </ul>
        {failed && (
          <p role="alert" className={styles.failed}>
            {text.failed}
          </p>
        )}
        <div className={styles.actions}>
          {written.length > 1 && (
            <Button variant="primary" busy={busy} onClick={() => void accept(written)}>
              {text.acceptAll(written.length)}
            </Button>
          )}
          <Button onClick={() => setIsOpen(false)}>{text.done}</Button>
        </div>
      </Dialog>
    </>
  );
}

type PartProps = OwnedPartHere & { readonly busy: boolean; readonly onAccept: () => void };

function Part({ riskId, part, busy, onAccept }: PartProps) {
  const text = useText('owned');
  const sentences = useText('sentences');
  const { formatDate } = useFormat();
  const board = useBoard((current) => current);
  const texts = usePlanTexts(riskId);
  const risk = board.risks[riskId];
  if (!risk) return null;
  const title = titleOf(board, riskId) || text.untitled;
  const isBoth = effectiveOwnerId(risk, 'watcher') === effectiveOwnerId(risk, 'contingency');
  const words =
    part === 'prevention'
      ? texts.prevention.trim() || text.notWritten
      : part === 'watcher'
        ? tripwireSentence(risk, texts, sentences, formatDate, isBoth ? 'both' : 'watcher')
        : ifThenSentence(risk, texts, sentences, 'aloud');
  return (
    <li className={styles.part}>
      <div>
        <p className={styles.of}>
          <b>{text.parts[part]}</b> · {title}
        </p>
        <p className={styles.words}>{words}</p>
      </div>
      {isPartWritten(texts, part) && (
        <Button size="small" disabled={busy} aria-label={text.acceptLabel(part, title)} onClick={onAccept}>
          {text.accept}
        </Button>
      )}
    </li>
  );
}
