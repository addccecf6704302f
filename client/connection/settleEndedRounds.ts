import * as Y from 'yjs';
import type { Round } from '../../shared/session/session.ts';
import { isKept } from './documentOutbox.ts';
import type { Leftovers } from './leftoverNotes.ts';
import type { Outbox } from './outbox.ts';

/**
 * What lies on this device of rounds that ended while no page was open: notes are sorted out, ballots are past.
 * @param prefix this seat's documents in the outbox, ending in a slash
 * @param isHere true for a round that this page has open, or is ending itself
 */
export async function settleOrphans(
  outbox: Outbox,
  prefix: string,
  leftovers: Leftovers,
  isHere: (kind: 'notebook' | 'ballot', round: Round) => boolean,
): Promise<void> {
  for (const [key, value] of await outbox.read(prefix)) {
    const [kind, roundText] = key.slice(prefix.length).split('/');
    const round = Number(roundText);
    if ((kind !== 'notebook' && kind !== 'ballot') || !isKept(value) || isHere(kind, round)) continue;
    if (kind === 'notebook') {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, value.update);
      await leftovers.settle({ round, doc, isDirty: true, base: value.base, isConsented: false, isWitnessed: false });
    }
    await outbox.drop([key]);
  }
}
