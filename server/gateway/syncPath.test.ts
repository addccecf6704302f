import { expect, test } from 'vitest';
import { parseSyncPath } from './syncPath.ts';

const workshopId = 'abcdefghijklmnopqrstuv';

test('GW2a each of the five documents has a path, and no path names a participant', () => {
  const pathOf = (document: string) => parseSyncPath(`/sync/${workshopId}/${document}`)?.path;
  for (const kind of ['session', 'board', 'plan'] as const) expect(pathOf(kind)).toEqual({ kind });
  expect(pathOf('notebook/1')).toEqual({ kind: 'notebook', round: 1 });
  expect(pathOf('ballot/12')).toEqual({ kind: 'ballot', round: 12 });
  expect(pathOf('session?x=1')).toEqual({ kind: 'session' });
  expect(parseSyncPath(`/sync/${workshopId}/plan`)?.workshopId).toBe(workshopId);
});

test('GW2a any other path is refused', () => {
  for (const wrong of [
    '', '/', '/sync', `/sync/${workshopId}`, `/sync/${workshopId}/`, `/sync/${workshopId}/Session`,
    `/sync/${workshopId}/session/`, `/sync/${workshopId}/session/1`, `/sync/${workshopId}/notebook`,
    `/sync/${workshopId}/notebook/0`, `/sync/${workshopId}/notebook/01`, `/sync/${workshopId}/notebook/-1`,
    `/sync/${workshopId}/notebook/1e3`, `/sync/${workshopId}/notebook/1/somebody`, `/sync/${workshopId}/ballot/1000000`,
    `/sync/${workshopId.slice(1)}/session`, `/sync/${workshopId}x/session`, `/sync/../${workshopId}/session`,
    `/sync/${workshopId}/constructor`, `//sync/${workshopId}/session`, `/sync/${workshopId}/session%00`,
  ]) {
    expect(parseSyncPath(wrong), wrong).toBeNull();
  } // prettier-ignore
});
