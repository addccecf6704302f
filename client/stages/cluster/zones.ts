import type { Card } from '../../../shared/board/board.ts';
import type { CardId, RiskId } from '../../../shared/ids.ts';

/** A place where a card can be dropped. */
export type Zone =
  | { readonly kind: 'pile'; readonly riskId: RiskId }
  | { readonly kind: 'card'; readonly cardId: CardId }
  | { readonly kind: 'new' }
  | { readonly kind: 'tray' };

/** The name of a zone: in message 19 while a card is over it, and in the page. */
export function zoneName(zone: Zone): string {
  switch (zone.kind) {
    case 'pile':
      return `pile:${zone.riskId}`;
    case 'card':
      return `card:${zone.cardId}`;
    default:
      return zone.kind;
  }
}

/** @returns null for an unknown name, which may come from another version of the page */
export function zoneOf(name: string | null): Zone | null {
  if (name === 'new' || name === 'tray') return { kind: name };
  if (name?.startsWith('pile:')) return { kind: 'pile', riskId: name.slice('pile:'.length) };
  if (name?.startsWith('card:')) return { kind: 'card', cardId: name.slice('card:'.length) };
  return null;
}

/** What a drop changes on the board. */
export type Drop =
  | { readonly kind: 'move'; readonly riskId: RiskId | null }
  | { readonly kind: 'new' }
  | { readonly kind: 'together'; readonly cardId: CardId };

/** @returns null when the card is there already */
export function dropOn(zone: Zone, cardId: CardId, card: Card): Drop | null {
  switch (zone.kind) {
    case 'pile':
      return zone.riskId === card.riskId ? null : { kind: 'move', riskId: zone.riskId };
    case 'tray':
      return card.riskId === null ? null : { kind: 'move', riskId: null };
    case 'new':
      return { kind: 'new' };
    case 'card':
      return zone.cardId === cardId ? null : { kind: 'together', cardId: zone.cardId };
  }
}

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const middle = (box: Box): { x: number; y: number } => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

/** Centres that differ by less than this, in CSS pixels, count as side by side: a card and the tray around it. */
const sideways = 20;

/**
 * The next place in the direction of an arrow key: the nearest whose centre is that way, where a step to the side counts
 * three times, so that a row or column is followed to its end.
 */
export function nextBox<T extends { readonly box: Box }>(from: Box, arrow: Arrow, places: readonly T[]): T | null {
  const start = middle(from);
  let nearest: { place: T; far: number } | null = null;
  for (const place of places) {
    const { x, y } = middle(place.box);
    const [dx, dy] = [x - start.x, y - start.y];
    const upright = arrow === 'ArrowUp' || arrow === 'ArrowDown';
    const ahead = upright ? (arrow === 'ArrowDown' ? dy : -dy) : arrow === 'ArrowRight' ? dx : -dx;
    if (ahead < sideways) continue;
    const far = ahead + 3 * Math.abs(upright ? dx : dy);
    if (nearest === null || far < nearest.far) nearest = { place, far };
  }
  return nearest?.place ?? null;
}
