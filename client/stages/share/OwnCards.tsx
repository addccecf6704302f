import { useEffect, useState } from 'react';
import type { Card as BoardCard } from '../../../shared/board/board.ts';
import { isBlank } from '../../../shared/notebook/blank.ts';
import { normaliseText } from '../../../shared/notebook/normalise.ts';
import { useCommands } from '../../commands/commands.ts';
import { useNotebook } from '../../documents/notebook.ts';
import { useBoard, useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Card, Eyebrow } from '../../ui/Card.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { FootActions, PrimaryAction } from '../../frame/Foot.tsx';
import { BigCard } from './BigCard.tsx';
import type { ShareView } from './shareView.ts';
import styles from './ShareScreen.module.css';

export type OwnCardsProps = {
  readonly view: Extract<ShareView, { kind: 'own' }>;
  /** The card that was last put on the board in this turn. */
  readonly card: BoardCard | undefined;
};

/** Own cards: the person on turn sees their notes, the others see the card put on the board last. */
export function OwnCards({ view, card }: OwnCardsProps) {
  const shareText = useText('share');
  const me = useMe();
  const people = usePeople();
  const nextId = useSession((session) => session.turn.nextId);
  const mine = view.readerId === me.participantId;
  const name = people[view.readerId ?? '']?.name ?? '';
  const next = nextId === null ? null : (people[nextId]?.name ?? null);
  return (
    <div className={styles.reader}>
      <Eyebrow>{mine ? shareText.ownYou : shareText.ownReads(name)}</Eyebrow>
      {card !== undefined && <BigCard key={view.cardId} text={card.text} under={false} />}
      {card === undefined && !mine && <p className={styles.line}>{shareText.ownWaiting(name)}</p>}
      {next !== null && <p className={styles.line}>{shareText.ownNextIs(next)}</p>}
      {!me.isObserver && <OwnNotes mine={mine} />}
      <LiveRegion message={mine ? shareText.ownYou : card === undefined ? '' : shareText.announce(name, card.text)} />
      <PassOn mine={mine} />
    </div>
  );
}

function PassOn({ mine }: { readonly mine: boolean }) {
  const shareText = useText('share');
  const { isLeading } = useMe();
  const { dealNext } = useCommands();
  const cardId = useSession((session) => session.turn.cardId);
  const [busy, setBusy] = useState(false);
  const pass = async (): Promise<void> => {
    setBusy(true);
    await dealNext({ after: cardId });
    setBusy(false);
  };
  // The facilitator's primary button still ends the stage: only they can tell when everyone has shared.
  if (isLeading) {
    return (
      <FootActions>
        <Button busy={busy} onClick={() => void pass()}>
          {shareText.ownNext}
        </Button>
      </FootActions>
    );
  }
  return mine ? <PrimaryAction label={shareText.ownNext} busy={busy} onPress={() => void pass()} /> : null;
}

function OwnNotes({ mine }: { readonly mine: boolean }) {
  const shareText = useText('share');
  const notebook = useNotebook();
  const { publishNote } = useCommands();
  const cards = useBoard((board) => board.cards);
  const [publishing, setPublishing] = useState<string | null>(null);
  const { draft, startDraft } = notebook;
  const unfinished = draft !== null && !isBlank(draft.text.toString());
  // Text left in the field when writing ended becomes a note like the others.
  useEffect(() => {
    if (unfinished) startDraft();
  }, [unfinished, startDraft]);

  const texts = new Set(Object.values(cards).map((card) => card.text));
  const publish = async (noteId: string): Promise<void> => {
    setPublishing(noteId);
    await publishNote({ noteId });
    setPublishing(null);
  };
  return (
    <section className={styles.own} aria-label={shareText.ownYourNotes}>
      <Eyebrow as="h2">{shareText.ownYourNotes}</Eyebrow>
      <p className={styles.ownHint}>
        {notebook.notes.length === 0
          ? mine
            ? shareText.ownNone
            : shareText.ownNoneLater
          : mine
            ? shareText.ownYouHint
            : shareText.ownYourTurnLater}
      </p>
      <ol className={styles.ownList}>
        {notebook.notes.map((note) => {
          const isShown = texts.has(normaliseText(note.text));
          return (
            <Card as="li" key={note.id} flat className={styles.ownNote}>
              <p>{note.text}</p>
              {isShown ? (
                <small>{shareText.ownPublished}</small>
              ) : (
                mine && (
                  <Button size="small" busy={publishing === note.id} onClick={() => void publish(note.id)}>
                    {shareText.ownPublish}
                  </Button>
                )
              )}
            </Card>
          );
        })}
      </ol>
    </section>
  );
}
