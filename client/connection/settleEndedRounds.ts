import * as Y from 'yjs';
import type { Round } from '../../shared/session/session.ts';
import { isStoredDocument } from './documentOutbox.ts';
import type { LeftoverNotes } from './leftoverNotes.ts';
import type { Outbox } from './outbox.ts';

/**
 * Settles stored documents of rounds that ended while no page was open: finds leftover notes, drops ballots.
 * @param prefix of this seat's documents in the outbox, ending in a slash
 * @param isHere true for a round that this page has open or settles itself
 */
export async function settleEndedRounds(
  outbox: Outbox,
  prefix: string,
  leftoverNotes: LeftoverNotes,
  isHere: (kind: 'notebook' | 'ballot', round: Round) => boolean,
): Promise<void> {
  for (const [key, value] of await outbox.read(prefix)) {
    const [kind, roundText] = key.slice(prefix.length).split('/');
    const round = Number(roundText);
    if ((kind !== 'notebook' && kind !== 'ballot') || !isStoredDocument(value) || isHere(kind, round)) continue;
    if (kind === 'notebook') {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, value.update);
      await leftoverNotes.settle({
        round,
        doc,
        isDirty: true,
        base: value.base,
        isConsented: false,
        isWitnessed: false,
      });
    }
    await outbox.drop([key]);
  }
}
