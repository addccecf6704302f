import * as Y from 'yjs';
import type { OpenedBallot, OpenedNotebook } from '../../server/domain/core/context.ts';
import type { SealedRound, Store, StoredWorkshop } from '../../server/store/port.ts';
import { sealedRoundOf } from '../../server/store/port.ts';
import { readBallot } from '../../shared/ballot/ballot.ts';
import { readNotes } from '../../shared/notebook/notebook.ts';

/** The stored content of a round just before it was shredded, read independently of the server. */
export type ShreddedRound = {
  readonly workshopId: string;
  readonly round: SealedRound;
  readonly notebooks: readonly OpenedNotebook[];
  readonly ballots: readonly OpenedBallot[];
};

/** A store that records for the test what it shreds. */
export function watchStore(store: Store): { readonly store: Store; readonly shredded: () => Promise<ShreddedRound[]> } {
  const shredded: Promise<ShreddedRound | null>[] = [];
  const commit: Store['commit'] = (writes) => {
    for (const write of writes) {
      if (write.kind !== 'shred') continue;
      // A read sees every earlier commit and no later one, so it need not be awaited here.
      const stored = store.load(write.workshopId);
      shredded.push(stored.then((found) => found && roundOf(found, write.round)));
    }
    return store.commit(writes);
  };
  return {
    store: { ...store, commit },
    shredded: async () => (await Promise.all(shredded)).filter((round) => round !== null),
  };
}

function roundOf(stored: StoredWorkshop, round: SealedRound): ShreddedRound {
  const documents = [...stored.docs].filter(([name]) => sealedRoundOf(name) === round);
  const opened = documents.map(([name, updates]) => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return { participantId: name.slice(round.length + 1), doc };
  });
  const isNotebook = round.startsWith('notebook/');
  return {
    workshopId: stored.workshopId,
    round,
    notebooks: isNotebook ? opened.map(({ participantId, doc }) => ({ participantId, notes: readNotes(doc) })) : [],
    ballots: isNotebook ? [] : opened.map(({ participantId, doc }) => ({ participantId, ballot: readBallot(doc) })),
  };
}
