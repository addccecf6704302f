import type * as Y from 'yjs';
import type { OpenedBallot, OpenedNotebook } from '../../domain/core/context.ts';
import { readBallot } from '../../../shared/ballot/ballot.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { readNotes } from '../../../shared/notebook/notebook.ts';
import type { DocumentPath, SharedName } from '../../wire/documentPath.ts';
import type { DocName, SealedRound } from '../../store/port.ts';
import type { LiveDocument } from './liveDocument.ts';
import { openDocument } from './liveDocument.ts';
import type { Mend, SealedDocument, SetAside } from './sealedDocument.ts';
import { createSealedDocument } from './sealedDocument.ts';

export const documentName = (path: DocumentPath, participantId: ParticipantId): DocName =>
  'round' in path ? `${path.kind}/${path.round}/${participantId}` : path.kind;

/** `doc` of a sealed document that is not open is decoded when it is read, and not kept. */
export type ReadableDocument = { readonly name: DocName; readonly doc: Y.Doc };

/** All documents of a workshop. Sealed ones are opened for a participant given by the token, never by a client's choice. */
export type WorkshopDocuments = {
  readonly shared: { readonly [N in SharedName]: LiveDocument };
  readonly open: (path: DocumentPath, participantId: ParticipantId) => LiveDocument;
  /** Keeps a sealed document as bytes until it is opened again. A shared one stays as it is. */
  readonly release: (document: LiveDocument) => void;
  readonly forget: (round: SealedRound) => void;
  /** The notes and dots are decoded when they are read, one document at a time. */
  readonly notebooksOf: (round: number) => OpenedNotebook[];
  readonly ballotsOf: (round: number) => OpenedBallot[];
  /**
   * Decodes one sealed document ahead of the end of its round: 300 at once would block the server.
   * @returns false when all are decoded
   */
  readonly readAhead: () => boolean;
  readonly sealedOf: (participantId: ParticipantId) => ReadableDocument[];
  readonly all: () => ReadableDocument[];
  /** Estimates what the documents take, from the bytes of one struct of an open document. */
  readonly memoryBytes: (costs: { readonly sealedStruct: number; readonly sharedStruct: number }) => number;
};

const isShared = (name: DocName): name is SharedName => !name.includes('/');

/**
 * @param hurt documents of which rows could not be read; they are opened at once, so that they can be mended
 * @param mend called for each document with lost or damaged rows when it is opened, now or later
 */
export function createWorkshopDocuments(
  stored: ReadonlyMap<DocName, readonly Uint8Array[]>,
  hurt: ReadonlySet<string>,
  mend: Mend,
): WorkshopDocuments {
  const openShared = (name: SharedName): LiveDocument => {
    const aside: SetAside[] = [];
    const report = (update: Uint8Array, reason: string): void => void aside.push({ update, reason });
    const document = openDocument(name, stored.get(name) ?? [], report, hurt.has(name));
    if (document.isMended) mend(document, aside);
    return document;
  };
  const shared = { session: openShared('session'), board: openShared('board'), plan: openShared('plan') };

  const notebooks = new Map<DocName, SealedDocument<OpenedNotebook['notes']>>();
  const ballots = new Map<DocName, SealedDocument<OpenedBallot['ballot']>>();
  const addSealed = (name: DocName, updates: readonly Uint8Array[]): SealedDocument<unknown> => {
    const isHurt = hurt.has(name) && updates.length > 0;
    if (name.startsWith('notebook/')) {
      const notebook = createSealedDocument(name, updates, readNotes, isHurt, mend);
      notebooks.set(name, notebook);
      return notebook;
    }
    const ballot = createSealedDocument(name, updates, readBallot, isHurt, mend);
    ballots.set(name, ballot);
    return ballot;
  };
  for (const [name, updates] of stored) {
    if (isShared(name)) continue;
    const document = addSealed(name, updates);
    if (!hurt.has(name)) continue;
    document.release(document.open());
  }

  const find = (name: DocName): SealedDocument<unknown> | undefined => notebooks.get(name) ?? ballots.get(name);
  const sealed = (): SealedDocument<unknown>[] => [...notebooks.values(), ...ballots.values()];
  const readable = (document: SealedDocument<unknown>): ReadableDocument => ({
    name: document.name,
    get doc() {
      return document.read((doc) => doc);
    },
  });

  /** In the order of the participants' ids, so that nothing tells the order in which they began to write. */
  const ofRound = <V>(documents: ReadonlyMap<DocName, SealedDocument<V>>, round: SealedRound) =>
    [...documents.values()]
      .filter(({ name }) => name.startsWith(`${round}/`))
      .map((document) => ({ participantId: document.name.slice(round.length + 1), document }))
      .sort((a, b) => (a.participantId < b.participantId ? -1 : 1));

  return {
    shared,
    open(path, participantId) {
      if (!('round' in path)) return shared[path.kind];
      const name = documentName(path, participantId);
      return (find(name) ?? addSealed(name, [])).open();
    },
    release: (document) => find(document.name)?.release(document),
    forget(round) {
      for (const documents of [notebooks, ballots]) {
        for (const name of [...documents.keys()]) if (name.startsWith(`${round}/`)) documents.delete(name);
      }
    },
    notebooksOf: (round) =>
      ofRound(notebooks, `notebook/${round}`).map(({ participantId, document }) => ({
        participantId,
        get notes() {
          return document.value();
        },
      })),
    ballotsOf: (round) =>
      ofRound(ballots, `ballot/${round}`).map(({ participantId, document }) => ({
        participantId,
        get ballot() {
          return document.value();
        },
      })),
    readAhead() {
      const unread = sealed().find((document) => document.isUnread());
      unread?.value();
      return unread !== undefined;
    },
    sealedOf: (participantId) =>
      sealed()
        .filter(({ name }) => name.endsWith(`/${participantId}`))
        .map(readable),
    memoryBytes({ sealedStruct, sharedStruct }) {
      const bytesIn = ({ doc }: LiveDocument, perStruct: number): number =>
        [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0) * perStruct;
      const ofShared = Object.values(shared).map((document) => bytesIn(document, sharedStruct));
      const ofSealed = sealed().map((document) => {
        const live = document.live();
        return live ? bytesIn(live, sealedStruct) : document.keptBytes();
      });
      return [...ofShared, ...ofSealed].reduce((sum, bytes) => sum + bytes, 0);
    },
    all: () => [...Object.values(shared), ...sealed().map(readable)],
  };
}
