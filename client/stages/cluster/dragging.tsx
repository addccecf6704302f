import type {
  Announcements,
  CollisionDetection,
  DragEndEvent,
  DragOverEvent,
  DragStartEvent,
  KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { HTMLAttributes, ReactNode, RefCallback } from 'react';
import { useMemo, useState } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useText } from '../../text/useText.ts';
import type { Arrow, Zone } from './zones.ts';
import { nextBox, zoneName, zoneOf } from './zones.ts';

/** The only module of this stage that uses the drag and drop library. Ids: a draggable's is its card's id, a droppable's its zone's name. */

/** The smallest zone under the pointer, so that a card in the tray wins over the tray; outside all zones the nearest. */
const findZone: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  if (under.length === 0) return closestCenter(args);
  const area = ({ id }: { id: string | number }): number => {
    const rect = args.droppableRects.get(id);
    return rect ? rect.width * rect.height : Infinity;
  };
  return [...under].sort((a, b) => area(a) - area(b));
};

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];

/** Moves from zone to zone. The next one is scrolled into view first, so that its position is the one on the screen. */
const jumpToZone: KeyboardCoordinateGetter = (event, { context }) => {
  if (!arrows.includes(event.code)) return undefined;
  event.preventDefault();
  const { active, collisionRect, droppableContainers, over } = context;
  if (!active || !collisionRect) return undefined;
  const places = droppableContainers.getEnabled().flatMap(({ id, node }) => {
    // A card cannot be dropped on itself.
    if (!node.current || id === zoneName({ kind: 'card', cardId: String(active.id) })) return [];
    return [{ id, node: node.current, box: node.current.getBoundingClientRect() }];
  });
  const from = places.find(({ id }) => id === over?.id)?.box ?? collisionRect;
  const next = nextBox(from, event.code as Arrow, places.filter(({ id }) => id !== over?.id)); // prettier-ignore
  if (!next) return undefined;
  next.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = next.node.getBoundingClientRect();
  return {
    x: box.left + box.width / 2 - collisionRect.width / 2,
    y: box.top + box.height / 2 - collisionRect.height / 2,
  };
};

/** A finger that moves less stays where it is, in pixels. */
const touchTolerance = 8;

export type DraggingProps = {
  /** The card's words, shortened, for the announcements. */
  readonly nameCard: (cardId: CardId) => string;
  readonly nameZone: (zone: Zone) => string;
  /** The zone as it is after this card was dropped on it. */
  readonly nameDrop: (cardId: CardId, zone: Zone) => string;
  readonly onOver: (cardId: CardId, zone: Zone | null) => void;
  readonly onEnd: () => void;
  /** A finger picked the card up and let it go where it was. */
  readonly onHeld: (cardId: CardId) => void;
  readonly onDrop: (cardId: CardId, zone: Zone, byKeyboard: boolean) => void;
  /** The card as it is drawn at the pointer. */
  readonly renderCarried: (cardId: CardId) => ReactNode;
  readonly children: ReactNode;
};

export function Dragging({
  nameCard,
  nameZone,
  nameDrop,
  onOver,
  onEnd,
  onHeld,
  onDrop,
  renderCarried,
  children,
}: DraggingProps) {
  const clusterText = useText('cluster');
  const [carried, setCarried] = useState<CardId | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A shorter press scrolls or taps.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: touchTolerance } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: jumpToZone,
      scrollBehavior: 'auto',
      // Enter opens the list of places.
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
  const announcements = useMemo<Announcements>(() => {
    const zoneWords = (id: string | number | undefined): string | null => {
      const zone = id === undefined ? null : zoneOf(String(id));
      return zone && nameZone(zone);
    };
    const { picked, over, overNothing, moved, back } = clusterText.drag;
    return {
      onDragStart: ({ active }) => picked(nameCard(String(active.id))),
      onDragOver: ({ over: zone }) => {
        const words = zoneWords(zone?.id);
        return words === null ? overNothing : over(words);
      },
      onDragEnd: ({ active, over: zone }) => {
        const zoneFound = zone ? zoneOf(String(zone.id)) : null;
        const card = nameCard(String(active.id));
        return zoneFound === null ? back(card) : moved(card, nameDrop(String(active.id), zoneFound));
      },
      onDragCancel: ({ active }) => back(nameCard(String(active.id))),
    };
  }, [nameCard, nameZone, nameDrop, clusterText]);

  const stop = (): void => {
    setCarried(null);
    onEnd();
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={findZone}
      accessibility={{ announcements, screenReaderInstructions: { draggable: clusterText.drag.instructions } }}
      onDragStart={({ active }: DragStartEvent) => {
        setCarried(String(active.id));
        onOver(String(active.id), null);
      }}
      onDragOver={({ active, over }: DragOverEvent) => onOver(String(active.id), zoneOf(over ? String(over.id) : null))}
      onDragEnd={({ active, over, activatorEvent, delta }: DragEndEvent) => {
        stop();
        // On a busy device a tap lasts longer than the delay of the sensor, which then swallows the click.
        if (!(activatorEvent instanceof KeyboardEvent) && Math.hypot(delta.x, delta.y) < touchTolerance) {
          onHeld(String(active.id));
          return;
        }
        const zone = zoneOf(over ? String(over.id) : null);
        if (zone) onDrop(String(active.id), zone, activatorEvent instanceof KeyboardEvent);
      }}
      onDragCancel={stop}
    >
      {children}
      {/* No drop animation: the card is shown in its new place at once. */}
      <DragOverlay dropAnimation={null}>{carried !== null && renderCarried(carried)}</DragOverlay>
    </DndContext>
  );
}

export type CardHandle = {
  readonly ref: RefCallback<HTMLElement>;
  readonly props: HTMLAttributes<HTMLElement>;
  readonly isCarried: boolean;
};

export function useCarriedCard(cardId: CardId, disabled: boolean): CardHandle {
  const clusterText = useText('cluster');
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: cardId,
    disabled,
    attributes: { roleDescription: clusterText.drag.role },
  });
  return { ref: setNodeRef, props: { ...attributes, ...listeners }, isCarried: isDragging };
}

export function useZone(zone: Zone, disabled = false): { ref: RefCallback<HTMLElement>; isOver: boolean } {
  const { setNodeRef, isOver } = useDroppable({ id: zoneName(zone), disabled });
  return { ref: setNodeRef, isOver };
}
