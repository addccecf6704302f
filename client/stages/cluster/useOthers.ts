import { useMemo } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useDrags, useMe, usePeople } from '../../documents/workshop.ts';
import type { Ghost } from './Ghosts.tsx';
import type { ShownBoard, ShownCard } from './piles.ts';
import type { Zone } from './zones.ts';
import { zoneName, zoneOf } from './zones.ts';

export type Others = {
  /** Who drags which card; '' for a card that is drawn over another place. */
  readonly movingBy: ReadonlyMap<CardId, string>;
  /** Cards dragged over a place they are not in, by the zone's name. */
  readonly ghosts: ReadonlyMap<string, readonly Ghost[]>;
  /** Cards dragged over a loose one; undefined while nobody drags. */
  readonly overCard: ((cardId: CardId) => readonly Ghost[] | undefined) | undefined;
};

const nobody: Others = { movingBy: new Map(), ghosts: new Map(), overCard: undefined };

/** Whether the zone is shown, and elsewhere than the card. */
function isAway(zone: Zone | null, { id, card }: ShownCard, cards: ReadonlyMap<CardId, ShownCard>): zone is Zone {
  switch (zone?.kind) {
    case undefined:
      return false;
    case 'pile':
      return zone.riskId !== card.riskId;
    case 'tray':
      return card.riskId !== null;
    case 'card':
      return zone.cardId !== id && cards.get(zone.cardId)?.card.riskId === null;
    case 'new':
      return true;
  }
}

/** What others drag now, with their names. */
export function useOthers(board: ShownBoard): Others {
  const drags = useDrags();
  const people = usePeople();
  const { participantId } = useMe();
  return useMemo(() => {
    const dragging = Object.entries(drags).filter(([id]) => id !== participantId);
    if (dragging.length === 0) return nobody;
    const cards = new Map<CardId, ShownCard>();
    for (const shown of [board.loose, ...board.piles.map((pile) => pile.cards)].flat()) {
      cards.set(shown.id, shown);
      for (const again of shown.again) cards.set(again.id, again);
    }
    const movingBy = new Map<CardId, string>();
    const ghosts = new Map<string, Ghost[]>();
    for (const [id, drag] of dragging) {
      const [by, shown, zone] = [people[id]?.name, cards.get(drag.cardId), zoneOf(drag.over)];
      if (by === undefined || !shown) continue;
      const away = isAway(zone, shown, cards);
      movingBy.set(drag.cardId, away ? '' : by);
      if (away) ghosts.set(zoneName(zone), [...(ghosts.get(zoneName(zone)) ?? []), { shown, by }]);
    }
    return { movingBy, ghosts, overCard: (cardId) => ghosts.get(zoneName({ kind: 'card', cardId })) };
  }, [drags, people, participantId, board]);
}
