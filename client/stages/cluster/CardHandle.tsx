import { useDraggable } from '@dnd-kit/core';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject, SyntheticEvent, TouchEvent } from 'react';
import { createContext } from 'react';
import type { CardId } from '../../../shared/ids.ts';

/** The id of the element that tells screen readers how a card is moved. */
export const InstructionsContext = createContext<string | undefined>(undefined);

export type CardHandleProps = {
  readonly root: RefObject<HTMLDivElement | null>;
  /** A card was touched: what begins now is about it. */
  readonly onTouched: (cardId: CardId) => void;
  readonly disabled: boolean;
  readonly isHeld: boolean;
  readonly className: string | undefined;
  readonly onOpen: (cardId: CardId) => void;
  readonly children: ReactNode;
};

const cardAt = (event: SyntheticEvent): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card][role=button]') : null;

/**
 * Around all cards: the library's one draggable. It becomes the card that is touched, so that a card costs the library
 * nothing, and picking one up renders none of the others.
 */
export function CardHandle({ root, onTouched, disabled, isHeld, className, onOpen, children }: CardHandleProps) {
  const { attributes, listeners, setNodeRef } = useDraggable({ id: 'card', disabled });
  const begin = (name: string, event: SyntheticEvent): void => {
    const card = cardAt(event);
    if (card === null || isHeld) return;
    onTouched(card.dataset.card ?? '');
    setNodeRef(card);
    listeners?.[name]?.(event);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const card = cardAt(event);
    if (card === null || card !== event.target || isHeld) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(card.dataset.card ?? '');
    } else begin('onKeyDown', event);
  };
  return (
    <InstructionsContext value={attributes['aria-describedby']}>
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- on behalf of the cards, which are buttons */}
      <div
        ref={root}
        className={className}
        onMouseDown={(event: MouseEvent) => begin('onMouseDown', event)}
        onTouchStart={(event: TouchEvent) => {
          if (event.touches.length === 1) begin('onTouchStart', event);
        }}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </InstructionsContext>
  );
}
