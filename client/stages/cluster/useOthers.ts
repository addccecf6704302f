import { useMemo } from 'react';
import type { CardId } from '../../../shared/ids.ts';
import { useDrags, useMe, usePeople } from '../../documents/workshop.ts';
import type { Ghost } from './Pile.tsx';
import type { ShownBoard, ShownCard } from './piles.ts';
import { zoneOf } from './zones.ts';

export type Others = {
  /** Who drags which card; '' for a card that is shown in the air elsewhere. */
  readonly movingBy: ReadonlyMap<CardId, string>;
  /** Cards in the air over a pile they do not lie in. */
  readonly ghosts: ReadonlyMap<string, readonly Ghost[]>;
  /** Who holds a card over the empty place. */
  readonly overNew: string | null;
};

/** What others drag now, by name. */
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
