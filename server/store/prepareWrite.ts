import type { Write } from './port.ts';

type JsonWrite = 'putRecord' | 'putOutcome' | 'putErrand';

/** A write that was checked, its JSON value turned into text, so that later changes by the caller cannot reach it. */
export type PreparedWrite =
  | Exclude<Write, { kind: JsonWrite }>
  | { kind: 'putRecord'; workshopId: string; name: string; json: string }
  | { kind: 'putOutcome'; workshopId: string; key: string; json: string; at: number }
  | { kind: 'putErrand'; workshopId: string; id: string; json: string; at: number };

const WORKSHOP_ID = /^[\w-]{1,64}$/;
const DOC_NAME = /^(?:session|board|plan|(?:notebook|ballot)\/\d{1,9}\/[\w-]{1,64})$/;
const SEALED_ROUND = /^(?:notebook|ballot)\/\d{1,9}$/;

/**
 * Throws a TypeError for a write that no store can keep. Ids and rounds become names of files, so what is let through
 * here is narrow.
 */
export function prepareWrite(write: Write): PreparedWrite {
  expect(WORKSHOP_ID.test(write.workshopId), 'a workshop id');
  switch (write.kind) {
    case 'create':
      expectTime(write.at);
      expectTime(write.expiresAt);
      expect(Number.isSafeInteger(write.schemaVersion), 'a schema version');
      return write;
    case 'append':
    case 'compact':
    case 'quarantine':
      expect(DOC_NAME.test(write.doc), 'the name of a document');
      return write;
    case 'shred':
      expect(SEALED_ROUND.test(write.round), 'a sealed round');
      return write;
    case 'putRecord':
      return { kind: 'putRecord', workshopId: write.workshopId, name: write.name, json: toJson(write.value) };
    case 'putOutcome': {
      expectTime(write.at);
      const { kind, workshopId, key, at } = write;
      return { kind, workshopId, key, json: toJson(write.outcome), at };
    }
    case 'putErrand': {
      expectTime(write.at);
      const { kind, workshopId, id, at } = write;
      return { kind, workshopId, id, json: toJson(write.value), at };
    }
    case 'touch':
    case 'expire':
      expectTime(write.at);
      return write;
    case 'wake':
      if (write.at !== null) expectTime(write.at);
      return write;
    case 'putToken':
    case 'deleteToken':
    case 'deleteRecord':
    case 'deleteOutcome':
    case 'deleteErrand':
    case 'setCode':
    case 'setLink':
    case 'delete':
      return write;
  }
}

function expectTime(at: number): void {
  expect(Number.isSafeInteger(at), 'a time in whole milliseconds');
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new TypeError(`A write to the store needs ${what}.`);
}

function toJson(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError('The store keeps JSON values only.');
  return json;
}
