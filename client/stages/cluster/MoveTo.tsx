import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../text/useText.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './MoveTo.module.css';
import type { ShownBoard, ShownCard } from './piles.ts';
import type { Moves } from './useMoves.ts';
import { useNarrow } from '../../ui/useNarrow.ts';

/** About as many characters as a card shows; a longer text is shown here in full. */
const shortText = 240;

export type MoveToProps = {
  readonly shown: ShownCard;
  readonly board: ShownBoard;
  readonly moves: Moves;
  readonly canLead: boolean;
  readonly onFlag: (flagged: boolean) => void;
  readonly onApart: () => void;
  readonly onWithdraw: () => void;
  /** @param moved the card was moved, so the focus goes to the next one */
  readonly onClose: (moved: boolean) => void;
};

/** All places a card can go to: everything that dragging does, by tap or keyboard (WCAG 2.2, 2.5.7). */
export function MoveTo(props: MoveToProps) {
  const clusterText = useText('cluster');
  const { shown, board, moves, canLead, onFlag, onApart, onWithdraw, onClose } = props;
  const { id, card } = shown;
  const [choosing, setChoosing] = useState<'place' | 'other'>('place');
  const others = board.loose.filter((other) => other.id !== id);
  const go = (move: () => void) => () => {
    move();
    onClose(true);
  };
  const act = (action: () => void) => () => {
    action();
    onClose(false);
  };
  if (choosing === 'other') {
    return (
      <Floating label={clusterText.withAnotherTitle} onClose={() => onClose(false)}>
        <Eyebrow>{clusterText.withAnotherTitle}</Eyebrow>
        {others.map((other) => (
          <Choice key={other.id} serif onSelect={go(() => moves.putTogether(id, other.id))}>
            {other.card.text}
          </Choice>
        ))}
        <Choice quiet onSelect={() => setChoosing('place')}>
          {clusterText.back}
        </Choice>
      </Floating>
    );
  }
  return (
    <Floating label={clusterText.moveTo} onClose={() => onClose(false)}>
      {card.text.length > shortText && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
        <div className={styles.full} role="region" aria-label={clusterText.fullText} tabIndex={0}>
          {card.text}
        </div>
      )}
      <Eyebrow>{clusterText.moveTo}</Eyebrow>
      {board.piles
        .filter((pile) => pile.id !== card.riskId)
        .map((pile) => (
          <Choice key={pile.id} onSelect={go(() => moves.moveTo(id, pile.id))}>
            {clusterText.pileChoice(pile.risk.title, pile.count)}
          </Choice>
        ))}
      <Choice dashed onSelect={go(() => moves.startPile(id))}>
        {clusterText.aNewPile}
      </Choice>
      {card.riskId === null && others.length > 0 && (
        <Choice dashed onSelect={() => setChoosing('other')}>
          {clusterText.withAnother}
        </Choice>
      )}
      {card.riskId !== null && (
        <Choice dashed onSelect={go(() => moves.moveTo(id, null))}>
          {clusterText.looseAgain}
        </Choice>
      )}
      <div className={styles.also}>
        <Choice quiet onSelect={act(() => onFlag(!card.flagged))}>
          {card.flagged ? clusterText.unflag : clusterText.flag}
        </Choice>
        {canLead && shown.again.length > 0 && (
          <Choice quiet onSelect={act(onApart)}>
            {clusterText.apart}
          </Choice>
        )}
        {canLead && (
          <Choice quiet onSelect={act(onWithdraw)}>
            {clusterText.withdraw}
          </Choice>
        )}
        <Choice quiet onSelect={() => onClose(false)}>
          {clusterText.close}
        </Choice>
      </div>
    </Floating>
  );
}

type ChoiceProps = { onSelect: () => void; dashed?: boolean; quiet?: boolean; serif?: boolean; children: ReactNode };

const Choice = ({ onSelect, dashed = false, quiet = false, serif = false, children }: ChoiceProps) => (
  <button
    type="button"
    className={classes(styles.choice, dashed && styles.dashed, quiet && styles.quiet, serif && styles.serif)}
    onClick={onSelect}
  >
    {children}
  </button>
);

/** Beside the card on a wide page, under it on a phone. Escape and a press elsewhere close it. */
function Floating({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const narrow = useNarrow();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    if (!narrow) {
      element.showPopover();
      place(element);
    }
    element.querySelector('button')?.focus({ preventScroll: !narrow });
  }, [narrow]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    const isChoosing = event.target instanceof HTMLButtonElement;
    if (!isChoosing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const all = [...(panel.current?.querySelectorAll('button') ?? [])];
    const here = all.findIndex((button) => button === document.activeElement);
    all.at((here + (event.key === 'ArrowDown' ? 1 : -1)) % all.length)?.focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and the arrow keys, on top of Tab
    <div
      ref={panel}
      key={narrow ? 'under' : 'beside'}
      role="dialog"
      aria-label={label}
      popover={narrow ? undefined : 'auto'}
      className={classes(styles.panel, narrow ? styles.under : styles.beside)}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {children}
    </div>
  );
}

const gap = 10;
const edge = 8;

/** To the right of the card, or left of it where there is more space, inside the window. */
function place(panel: HTMLElement): void {
  const card = panel.parentElement?.getBoundingClientRect();
  if (!card) return;
  const { offsetWidth: width, offsetHeight: height } = panel;
  const right = card.right + gap;
  const left = right + width + edge <= window.innerWidth ? right : Math.max(edge, card.left - gap - width);
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(edge, Math.min(card.top, window.innerHeight - height - edge))}px`;
}
