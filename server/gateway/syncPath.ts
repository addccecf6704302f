import type { DocumentPath } from '../wire/documentPath.ts';

const shape = /^\/sync\/([A-Za-z0-9_-]{22})\/(?:(session|board|plan)|(notebook|ballot)\/([1-9]\d{0,5}))$/;

/** Reads the path of a socket (CONTRACT section 3); null when it is malformed. No person is ever named in it. */
export function parseSyncPath(url: string): { workshopId: string; path: DocumentPath } | null {
  const match = shape.exec(url.split('?', 1)[0] ?? '');
  const [, workshopId, shared, sealed, round] = match ?? [];
  if (workshopId === undefined) return null;
  if (shared === 'session' || shared === 'board' || shared === 'plan') return { workshopId, path: { kind: shared } };
  if (sealed === 'notebook' || sealed === 'ballot') return { workshopId, path: { kind: sealed, round: Number(round) } };
  return null;
}
