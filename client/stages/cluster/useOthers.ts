import { useMemo } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useDrags, useMe, usePeople } from '../../documents/workshop.ts';
import type { Ghost } from './Pile.tsx';
import type { ShownBoard, ShownCard } from './piles.ts';
import { zoneOf } from './zones.ts';

export type Others = {
  /** Who drags which card; '' for a card that is drawn over another pile. */
  readonly movingBy: ReadonlyMap<CardId, string>;
  /** Cards dragged over a pile they are not in. */
  readonly ghosts: ReadonlyMap<string, readonly Ghost[]>;
  /** Who drags a card over the place for a new pile. */
  readonly overNew: string | null;
};

/** What others drag now, with their names. */
export function useOthers(board: ShownBoard): Others {
  const drags = useDrags();
  const people = usePeople();
  const { participantId } = useMe();
  return useMemo(() => {
    const cards = new Map<CardId, ShownCard>();
    for (const shown of [board.loose, ...board.piles.map((pile) => pile.cards)].flat()) {
      cards.set(shown.id, shown);
      for (const again of shown.again) cards.set(again.id, again);
    }
    const movingBy = new Map<CardId, string>();
    const ghosts = new Map<string, Ghost[]>();
    let overNew: string | null = null;
    for (const [id, drag] of Object.entries(drags)) {
      const [by, shown, zone] = [people[id]?.name, cards.get(drag.cardId), zoneOf(drag.over)];
      if (id === participantId || by === undefined || !shown) continue;
      const isAway = zone?.kind === 'pile' && zone.riskId !== shown.card.riskId;
      movingBy.set(drag.cardId, isAway ? '' : by);
      if (zone?.kind === 'new') overNew = by;
      if (isAway) ghosts.set(zone.riskId, [...(ghosts.get(zone.riskId) ?? []), { shown, by }]);
    }
    return { movingBy, ghosts, overNew };
  }, [drags, people, participantId, board]);
}
