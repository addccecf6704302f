import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { updateLimits } from '../../server/gate/updateLimits.ts';
import { claims, deleted, forge, gc, raw, text, values, type Id, type Part, type Spot } from './forge.ts';

/** What an attacker knows of the document that they send to. */
export type Target = {
  readonly root: string;
  /** A letter that stands in a text. */
  readonly beside: Id;
  /** An id nobody has used. */
  readonly free: number;
  /** Somebody else's id, and where what they wrote ends. */
  readonly victim: number;
  readonly victimClock: number;
};

/** An update that no honest client produces, and the close code that the server must answer it with. */
export type ForbiddenUpdate = {
  /** The rule of docs/SPEC.md that forbids it. */
  readonly rule: string;
  readonly what: string;
  /** It writes or deletes under another person's client id. */
  readonly aimsAtOthers?: true;
  readonly code: 4400 | 4413 | 4422;
  readonly make: (target: Target) => Uint8Array;
};

const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const one =
  (part: (target: Target) => Part) =>
  (target: Target): Uint8Array =>
    forge([{ client: target.free, structs: [part(target)] }]);

const beside = ({ beside: origin }: Target): Spot => ({ origin });

const honest = (target: Target): Uint8Array => one(() => text(beside(target), 'late'))(target);

const lists = (depth: number): number[] => repeated(depth, () => [117, 1]).flat();

/** A value whose bytes are given as they are. */
const value = (bytes: readonly number[]) => one((target) => raw(8, beside(target), [1, ...bytes]));

const jsonAs = (ref: number, ...texts: readonly string[]) =>
  one((target) => raw(ref, beside(target), [...encoding.encode((encoder) => { for (const json of texts) encoding.writeVarString(encoder, json); })])); // prettier-ignore

const withKey = (key: string) => one(({ root }) => text({ root, key }, 'x'));

function ownVersion2(): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray('notes').insert(0, [new Y.Map([['id', 'note']])]);
  return Y.encodeStateAsUpdateV2(doc);
}

function subdocument(): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray('notes').insert(0, [new Y.Doc({ autoLoad: true })]);
  return Y.encodeStateAsUpdate(doc);
}

export const forbiddenUpdates: readonly ForbiddenUpdate[] = [
  { rule: 'GA2', what: '10 bytes that claim 33 million structs', code: 4422, make: ({ free }) => claims(1, 33_554_432, free, 0) },
  { rule: 'GA11', what: 'a GC under another person’s id', code: 4422, aimsAtOthers: true, make: ({ victim, victimClock }) => forge([{ client: victim, clock: victimClock, structs: [gc(5)] }]) },
  { rule: 'GA11', what: 'a letter under another person’s id', code: 4422, aimsAtOthers: true, make: (target) => forge([{ client: target.victim, clock: target.victimClock, structs: [text(beside(target), 'x')] }]) },
  { rule: 'GA12', what: 'a delete range in another person’s future', code: 4422, aimsAtOthers: true, make: ({ victim, victimClock }) => forge([], [{ client: victim, ranges: [[victimClock, 500]] }]) },
  { rule: 'GA3', what: 'a delete range of length zero', code: 4400, make: ({ victim }) => claims(0, 1, victim, 1, 0, 0) },
  { rule: 'GA3', what: 'a thousand bytes after the end', code: 4400, make: (target) => Uint8Array.from([...honest(target), ...repeated(1_000, () => 7)]) },
  { rule: 'GA3', what: 'bytes of the V2 format', code: 4400, make: ownVersion2 },
  { rule: 'GA3', what: 'an update that breaks off', code: 4400, make: (target) => honest(target).subarray(0, -1) },
  { rule: 'GA3', what: 'nothing at all', code: 4400, make: () => new Uint8Array() },
  { rule: 'GA6a', what: '20,000 arrays inside one another', code: 4422, make: value([...lists(20_000), 126]) },
  { rule: 'GA5', what: 'a string of a billion letters', code: 4422, make: one((target) => raw(4, beside(target), [...claims(1_000_000_000)])) },
  { rule: 'GA4b', what: 'bad UTF-8', code: 4422, make: one((target) => raw(4, beside(target), [2, 0xc0, 0xaf])) },
  { rule: 'GA4b', what: 'a lone surrogate', code: 4422, make: one((target) => raw(4, beside(target), [3, 0xed, 0xa0, 0x80])) },
  { rule: 'GA4a', what: 'a sub-document that loads itself', code: 4422, make: subdocument },
  { rule: 'GA4a', what: 'an XML element', code: 4422, make: one((target) => raw(7, beside(target), [3, 1, 97])) },
  { rule: 'GA4a', what: 'binary content', code: 4422, make: one((target) => raw(3, beside(target), [3, 1, 2, 3])) },
  { rule: 'GA4a', what: 'JSON content', code: 4422, make: one((target) => raw(2, beside(target), [1, 4, 110, 117, 108, 108])) },
  { rule: 'GA4a', what: 'an embed', code: 4422, make: jsonAs(5, '{"image":"x"}') },
  { rule: 'GA4a', what: 'a format', code: 4422, make: jsonAs(6, 'bold', 'true') },
  { rule: 'GA13', what: '7,000 roots', code: 4422, make: ({ free }) => forge([{ client: free, structs: repeated(7_000, (i) => text({ root: `root${i}` }, 'a')) }]) },
  { rule: 'GA5', what: '50,000 roots', code: 4422, make: ({ free }) => forge([{ client: free, structs: repeated(50_000, (i) => text({ root: `root${i}` }, 'a')) }]) },
  { rule: 'GA5', what: '100,000 clients', code: 4422, make: () => forge(repeated(100_000, (i) => ({ client: 1_000 + i, structs: [gc(1)] }))) },
  { rule: 'GA6b', what: 'the key __proto__ inside a value', code: 4422, make: value([118, 1, 9, ...Buffer.from('__proto__'), 118, 1, 1, 97, 120]) },
  { rule: 'GA6b', what: 'the key __proto__', code: 4422, make: withKey('__proto__') },
  { rule: 'GA6b', what: 'the key constructor', code: 4422, make: withKey('constructor') },
  { rule: 'GA6b', what: 'the key prototype', code: 4422, make: withKey('prototype') },
  { rule: 'GA6b', what: 'a root named __proto__', code: 4422, make: one(() => text({ root: '__proto__' }, 'x')) },
  { rule: 'GA9', what: 'a clock with a gap before it', code: 4422, make: (target) => forge([{ client: target.free, clock: 900, structs: [text(beside(target), 'x')] }]) },
  { rule: 'GA9', what: 'a neighbour that is not there', code: 4422, make: one(({ free }) => text({ origin: [free + 1, 900] }, 'x')) },
  { rule: 'GA5', what: 'an own clock pushed to 2^52', code: 4422, make: one(() => gc(2 ** 52)) },
  { rule: 'GA15a', what: 'a text of 4,001 letters', code: 4422, make: one((target) => text(beside(target), 'x'.repeat(updateLimits.textUnits + 1))) },
  { rule: 'GA17', what: 'over 100,000 letters said to be deleted', code: 4422, make: one((target) => deleted(beside(target), updateLimits.deletedLength + 1)) },
  { rule: 'GA5', what: '20,000 structs', code: 4422, make: ({ free }) => forge([{ client: free, structs: repeated(20_000, () => gc(1)) }]) },
  { rule: 'GA5', what: '8,000 letters, each a struct', code: 4422, make: (target) => forge([{ client: target.free, structs: repeated(updateLimits.newStructs, () => text(beside(target), 'x')) }]) },
  { rule: 'GA5', what: '50,000 delete ranges', code: 4422, make: ({ victim }) => forge([], [{ client: victim, ranges: repeated(50_000, (i) => [2 * i, 1] as const) }]) },
  { rule: 'GA5', what: 'a string of a million letters', code: 4422, make: one((target) => text(beside(target), '漢'.repeat(340_000))) },
  { rule: 'GA5', what: 'a million values', code: 4422, make: one((target) => raw(8, beside(target), [...claims(1_000_000), ...new Uint8Array(1_000_000).fill(126)])) },
  { rule: 'GA22', what: 'letters that crowd at one place', code: 4422, make: (target) => forge([{ client: target.free, structs: repeated(3_900, (i) => text({ origin: target.beside, ...(i > 0 && { right: [target.free, Math.floor(i / 2)] as const }) }, 'x')) }]) },
  { rule: 'GA13', what: 'a value where text belongs', code: 4422, make: one((target) => values(beside(target), 'x')) },
]; // prettier-ignore
