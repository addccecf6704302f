import type { OpenedBallot, OpenedNotebook } from '../../domain/core/context.ts';
import { readBallot } from '../../../shared/ballot/ballot.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { readNotes } from '../../../shared/notebook/notebook.ts';
import type { DocumentPath, SharedName } from '../../wire/documentPath.ts';
import type { DocName, SealedRound } from '../../store/port.ts';
import type { LiveDocument } from './liveDocument.ts';
import { openDocument } from './liveDocument.ts';

export const documentName = (path: DocumentPath, participantId: ParticipantId): DocName =>
  'round' in path ? `${path.kind}/${path.round}/${participantId}` : path.kind;

/** All documents of a workshop. Sealed ones are opened for a participant given by the token, never by a client's choice. */
export type WorkshopDocuments = {
  readonly shared: { readonly [N in SharedName]: LiveDocument };
  readonly open: (path: DocumentPath, participantId: ParticipantId) => LiveDocument;
  readonly forget: (round: SealedRound) => void;
  readonly notebooksOf: (round: number) => OpenedNotebook[];
  readonly ballotsOf: (round: number) => OpenedBallot[];
  readonly all: () => Iterable<LiveDocument>;
};

const isShared = (name: DocName): name is SharedName => !name.includes('/');

/** @param hurt documents of which rows could not be read */
export function createWorkshopDocuments(
  stored: ReadonlyMap<DocName, readonly Uint8Array[]>,
  hurt: ReadonlySet<string>,
  damaged: (doc: DocName, update: Uint8Array, reason: string) => void,
): WorkshopDocuments {
  const openStored = (name: DocName): LiveDocument =>
    openDocument(name, stored.get(name) ?? [], (update, reason) => damaged(name, update, reason), hurt.has(name));
  const shared = { session: openStored('session'), board: openStored('board'), plan: openStored('plan') };
  const sealed = new Map<DocName, LiveDocument>();
  for (const name of stored.keys()) if (!isShared(name)) sealed.set(name, openStored(name));

  const ofRound = (round: SealedRound): [ParticipantId, LiveDocument][] =>
    [...sealed]
      .filter(([name]) => name.startsWith(`${round}/`))
      .map(([name, document]): [ParticipantId, LiveDocument] => [name.slice(round.length + 1), document])
      .sort(([a], [b]) => (a < b ? -1 : 1));

  return {
    shared,
    open(path, participantId) {
      if (!('round' in path)) return shared[path.kind];
      const name = documentName(path, participantId);
      const known = sealed.get(name);
      if (known) return known;
      const fresh = openDocument(name, [], () => undefined);
      sealed.set(name, fresh);
      return fresh;
    },
    forget(round) {
      for (const name of [...sealed.keys()]) if (name.startsWith(`${round}/`)) sealed.delete(name);
    },
    notebooksOf: (round) =>
      ofRound(`notebook/${round}`).map(([participantId, { doc }]) => ({ participantId, notes: readNotes(doc) })),
    ballotsOf: (round) =>
      ofRound(`ballot/${round}`).map(([participantId, { doc }]) => ({ participantId, ballot: readBallot(doc) })),
    all: () => [...Object.values(shared), ...sealed.values()],
  };
}
