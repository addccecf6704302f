import type { Arrow, Box, Zone } from './zones.ts';
import { nextBox, zoneName, zoneOf } from './zones.ts';

type Point = { readonly x: number; readonly y: number };

/** Elements of places where a card can be dropped carry their zone's name as `data-zone`. */
const placesIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-zone]')];

const zoneOfPlace = (place: HTMLElement | null | undefined): Zone | null => zoneOf(place?.dataset.zone ?? null);

/**
 * The innermost zone under a point of the window, so that a card in the tray wins over the tray; between zones the
 * nearest pile, tray or new pile. The browser's own hit test: nothing is measured before a drag or while it moves.
 * @returns null outside `root`
 */
export function zoneAt(root: HTMLElement, { x, y }: Point): Zone | null {
  const under = zoneOfPlace(document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-zone]'));
  if (under !== null) return under;
  const around = root.getBoundingClientRect();
  if (x < around.left || x > around.right || y < around.top || y > around.bottom) return null;
  let nearest: { readonly zone: Zone; readonly far: number } | null = null;
  for (const place of placesIn(root)) {
    const zone = zoneOfPlace(place);
    if (zone === null || zone.kind === 'card') continue;
    const { left, right, top, bottom } = place.getBoundingClientRect();
    const far = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    if (nearest === null || far < nearest.far) nearest = { zone, far };
  }
  return nearest?.zone ?? null;
}

/**
 * The zone that an arrow key leads to, scrolled into view so that its position is the one on the screen.
 * @param over the zone before; null: the carried card's own place
 * @param cardId a card cannot be dropped on itself
 */
export function nextZone(
  root: HTMLElement,
  arrow: Arrow,
  from: { readonly over: Zone | null; readonly box: Box; readonly cardId: string },
): { readonly zone: Zone; readonly box: Box } | null {
  const own = zoneName({ kind: 'card', cardId: from.cardId });
  const over = from.over && zoneName(from.over);
  const places = placesIn(root)
    .filter(({ dataset }) => dataset.zone !== own)
    .map((place) => ({ place, box: place.getBoundingClientRect() }));
  const start = places.find(({ place }) => place.dataset.zone === over)?.box ?? from.box;
  const next = nextBox(start, arrow, places.filter(({ place }) => place.dataset.zone !== over)); // prettier-ignore
  const zone = zoneOfPlace(next?.place);
  if (next === null || zone === null) return null;
  next.place.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return { zone, box: next.place.getBoundingClientRect() };
}
