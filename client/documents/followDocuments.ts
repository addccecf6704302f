import type * as Y from 'yjs';
import type { Board, Card, Risk } from '../../shared/board/board.ts';
import { cardsMap, readBoard, risksMap } from '../../shared/board/board.ts';
import type { People, Person, Session } from '../../shared/session/session.ts';
import { peopleMap, readPeople, readSession, sessionMap } from '../../shared/session/session.ts';
import type { Signal, WritableSignal } from '../runtime/signal.ts';

/**
 * Calls `attach` for the present document and for each one that replaces it.
 * @param attach returns a function that detaches
 * @returns a function that stops
 */
function followDoc(doc: Signal<Y.Doc>, attach: (doc: Y.Doc) => () => void): () => void {
  let detach = attach(doc.get());
  const stop = doc.subscribe(() => {
    detach();
    detach = attach(doc.get());
  });
  return () => {
    stop();
    detach();
  };
}

/** Keeps `into` equal to the session document; copies only changed keys. */
export function followSession(doc: Signal<Y.Doc>, into: WritableSignal<Session | null>): () => void {
  return followDoc(doc, (current) => {
    const map = sessionMap(current);
    const observer = (event: Y.YMapEvent<unknown>): void => {
      const before = into.get();
      if (before === null || event.keysChanged.has('workshop')) {
        into.set(readSession(current) ?? before);
        return;
      }
      const changed = [...(event.keysChanged as Set<string>)].map((key) => [key, map.get(key)] as const);
      into.set({ ...before, ...(Object.fromEntries(changed) as Partial<Session>) });
    };
    // A rebuilt document is empty until it has synced; until then the earlier value stays.
    into.set(readSession(current) ?? into.get());
    map.observe(observer);
    return () => map.unobserve(observer);
  });
}

export function followPeople(doc: Signal<Y.Doc>, into: WritableSignal<People>): () => void {
  return followDoc(doc, (current) => {
    const map = peopleMap(current);
    const observer = (event: Y.YMapEvent<unknown>): void => {
      const fresh = event.target.size === event.keysChanged.size ? {} : into.get();
      into.set(patched(fresh, event.keysChanged as Set<string>, (id) => map.get(id) as Person | undefined));
    };
    if (map.size > 0) into.set(readPeople(current));
    map.observe(observer);
    return () => map.unobserve(observer);
  });
}

/** Keeps `into` equal to the board; creates objects only for changed cards and risks. */
export function followBoard(doc: Signal<Y.Doc>, into: WritableSignal<Board>): () => void {
  return followDoc(doc, (current) => {
    const [cards, risks] = [cardsMap(current), risksMap(current)];
    const onCards = (events: Y.YEvent<Y.Map<unknown>>[]): void =>
      into.set({
        ...into.get(),
        cards: patched(into.get().cards, idsIn(events), (id) => plain(cards, id) as Card | undefined),
      });
    const onRisks = (events: Y.YEvent<Y.Map<unknown>>[]): void =>
      into.set({
        ...into.get(),
        risks: patched(into.get().risks, idsIn(events), (id) => plain(risks, id) as Risk | undefined),
      });
    if (cards.size + risks.size > 0) into.set(readBoard(current));
    cards.observeDeep(onCards as Parameters<typeof cards.observeDeep>[0]);
    risks.observeDeep(onRisks as Parameters<typeof risks.observeDeep>[0]);
    return () => {
      cards.unobserveDeep(onCards as Parameters<typeof cards.observeDeep>[0]);
      risks.unobserveDeep(onRisks as Parameters<typeof risks.observeDeep>[0]);
    };
  });
}

function patched<T>(
  before: { readonly [id: string]: T },
  ids: Iterable<string>,
  read: (id: string) => T | undefined,
): { readonly [id: string]: T } {
  const after: { [id: string]: T } = { ...before };
  for (const id of ids) {
    const value = read(id);
    if (value === undefined) Reflect.deleteProperty(after, id);
    else after[id] = value;
  }
  return after;
}

/** The ids of the changed maps: the first step of the event's path, or the changed keys of the root. */
function idsIn(events: readonly Y.YEvent<Y.Map<unknown>>[]): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    const [first] = event.path;
    if (first !== undefined) ids.add(String(first));
    else for (const key of event.changes.keys.keys()) ids.add(key);
  }
  return ids;
}

function plain(maps: Y.Map<Y.Map<unknown>>, id: string): { readonly [key: string]: unknown } | undefined {
  const map = maps.get(id);
  if (map === undefined) return undefined;
  const values: { [key: string]: unknown } = {};
  // Y.Map's own loop: its iterators take several times as long, which shows with 1,000 risks.
  map.forEach((value, key) => (values[key] = value));
  return values;
}
