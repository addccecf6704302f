import type { Announcements, CollisionDetection, KeyboardCoordinateGetter } from '@dnd-kit/core';
import { DndContext, DragOverlay, pointerWithin, useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import styles from './ClusterCard.module.css';
import { CardHandle } from './CardHandle.tsx';
import type { Held } from './held.ts';
import { HeldContext } from './held.ts';
import { followPointer } from './followPointer.ts';
import { stillness, useDragSensors } from './sensors.ts';
import { createSignal } from '../../runtime/signal.ts';
import { useSelected } from '../../documents/workshop.ts';
import type { Arrow, Zone } from './zones.ts';
import { zoneName } from './zones.ts';
import { nextZone, zoneAt } from './zoneAt.ts';

/**
 * Dragging with the library, in a way whose cost does not grow with the number of cards: it knows one draggable, which is
 * the card that was touched last, and as droppables only the two regions, which it scrolls near their edges. Which place
 * is under the pointer is asked of the browser (`zoneAt`).
 */

/** The region under the pointer or, while a card is moved by keyboard, under the middle of the card. */
const findRegion: CollisionDetection = (args) => {
  const { left, top, width, height } = args.collisionRect;
  const pointerCoordinates = args.pointerCoordinates ?? { x: left + width / 2, y: top + height / 2 };
  return pointerWithin({ ...args, pointerCoordinates });
};

/** Inside a region that scrolls: makes it scroll while a card is dragged near its edges. */
export function ScrollsWhileDragging({ region }: { readonly region: string }) {
  const { setNodeRef } = useDroppable({ id: region });
  const setParent = useCallback((mark: HTMLElement | null) => setNodeRef(mark?.parentElement ?? null), [setNodeRef]);
  return <span hidden ref={setParent} />;
}

/** The card at the pointer is a copy, which does not follow the layout. */
const autoScroll = { layoutShiftCompensation: false } as const;

const throughIt = { pointerEvents: 'none' } as const;

const heldCard = (held: Held | null): CardId | null => held?.cardId ?? null;

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];

export type DraggingProps = {
  readonly disabled: boolean;
  readonly className: string | undefined;
  /** The card's words, shortened, for the announcements. */
  readonly nameCard: (cardId: CardId) => string;
  readonly nameZone: (zone: Zone) => string;
  /** The zone as it is after this card was dropped on it. */
  readonly nameDrop: (cardId: CardId, zone: Zone) => string;
  readonly onOver: (cardId: CardId, zone: Zone | null) => void;
  readonly onEnd: () => void;
  /** Pressed with Enter, or picked up by a finger and let go where it was. */
  readonly onOpen: (cardId: CardId) => void;
  readonly onDrop: (cardId: CardId, zone: Zone, byKeyboard: boolean) => void;
  /** The card as it is drawn at the pointer. */
  readonly renderCarried: (cardId: CardId) => ReactNode;
  readonly children: ReactNode;
};

export function Dragging(props: DraggingProps) {
  const { disabled, className, nameCard, nameZone, nameDrop, onOver, onEnd, onOpen, onDrop, renderCarried } = props;
  const clusterText = useText('cluster');
  const [signal] = useState(() => createSignal<Held | null>(null));
  const held = useSelected(signal, heldCard);
  const root = useRef<HTMLDivElement>(null);
  /** The card that the library's only draggable stands for now. */
  const touched = useRef<CardId>('');
  /** What screen readers were told last. */
  const said = useRef<Held | null>(null);
  const pointer = useRef<ReturnType<typeof followPointer> | null>(null);

  const setOver = (over: Zone | null): void => {
    const before = signal.get();
    const isSame = before?.over === over || (before?.over && over && zoneName(before.over) === zoneName(over));
    if (before === null || isSame) return;
    signal.set({ ...before, over });
    onOver(before.cardId, over);
  };
  const lookUnderPointer = (): void => {
    if (pointer.current && root.current) setOver(zoneAt(root.current, pointer.current.at()));
  };
  const jump: KeyboardCoordinateGetter = (event, { context: { collisionRect } }) => {
    const now = signal.get();
    if (!arrows.includes(event.code) || !root.current || !collisionRect || !now) return undefined;
    event.preventDefault();
    const next = nextZone(root.current, event.code as Arrow, { ...now, box: collisionRect });
    if (!next) return undefined;
    setOver(next.zone);
    return {
      x: next.box.left + next.box.width / 2 - collisionRect.width / 2,
      y: next.box.top + next.box.height / 2 - collisionRect.height / 2,
    };
  };
  const sensors = useDragSensors(jump);

  const announcements = useMemo<Announcements>(() => {
    const { picked, over, overNothing, moved, back } = clusterText.drag;
    return {
      onDragStart: () => {
        said.current = signal.get();
        return picked(nameCard(touched.current));
      },
      // Not when the library says so: it knows the regions only.
      onDragOver: () => undefined,
      onDragMove: () => {
        const now = signal.get();
        if (now === said.current || now === null) return undefined;
        said.current = now;
        return now.over === null ? overNothing : over(nameZone(now.over));
      },
      onDragEnd: () => {
        const card = nameCard(touched.current);
        const over = said.current?.over;
        return over ? moved(card, nameDrop(touched.current, over)) : back(card);
      },
      onDragCancel: () => back(nameCard(touched.current)),
    };
  }, [signal, nameCard, nameZone, nameDrop, clusterText]);

  const stop = (): void => {
    pointer.current?.stop();
    pointer.current = null;
    signal.set(null);
    onEnd();
  };
  return (
    <HeldContext value={signal}>
      <DndContext
        sensors={sensors}
        collisionDetection={findRegion}
        autoScroll={autoScroll}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: clusterText.drag.instructions },
          // The screen sets the focus itself: the card may be in another pile now.
          restoreFocus: false,
        }}
        onDragStart={({ activatorEvent }) => {
          if (!(activatorEvent instanceof KeyboardEvent)) pointer.current = followPointer(activatorEvent);
          signal.set({ cardId: touched.current, over: null });
          onOver(touched.current, null);
        }}
        onDragMove={lookUnderPointer}
        onDragEnd={({ activatorEvent }) => {
          const byKeyboard = activatorEvent instanceof KeyboardEvent;
          // On a busy device a tap lasts longer than the delay of the sensor, which then swallows the click.
          const isStill = pointer.current !== null && pointer.current.distance() < stillness;
          if (!isStill) lookUnderPointer();
          const now = signal.get();
          stop();
          if (isStill) onOpen(touched.current);
          else if (now?.over) onDrop(now.cardId, now.over, byKeyboard);
        }}
        onDragCancel={stop}
      >
        <CardHandle
          root={root}
          onTouched={(cardId) => {
            touched.current = cardId;
          }}
          disabled={disabled}
          isHeld={held !== null}
          className={className}
          onOpen={onOpen}
        >
          {props.children}
        </CardHandle>
        {/* No drop animation: the card is shown in its new place at once. What is under it is asked of the browser. */}
        <div className={styles.air}>
          <DragOverlay dropAnimation={null} style={throughIt}>
            {held !== null && renderCarried(held)}
          </DragOverlay>
        </div>
      </DndContext>
    </HeldContext>
  );
}
