import type { DocumentPath } from '../wire/documentPath.ts';

const shape = /^\/sync\/([A-Za-z0-9_-]{22})\/(?:(session|board|plan)|(notebook|ballot)\/([1-9]\d{0,5}))$/;

/** Parses the path of a WebSocket; null when it is malformed. It never names a participant. */
export function parseSyncPath(url: string): { workshopId: string; path: DocumentPath } | null {
  const match = shape.exec(url.split('?', 1)[0] ?? '');
  const [, workshopId, shared, sealed, round] = match ?? [];
  if (workshopId === undefined) return null;
  if (shared === 'session' || shared === 'board' || shared === 'plan') return { workshopId, path: { kind: shared } };
  if (sealed === 'notebook' || sealed === 'ballot') return { workshopId, path: { kind: sealed, round: Number(round) } };
  return null;
}
