import * as Y from 'yjs';
import { questionEveryMs, questionsAfterLoad } from '../../shared/protocol/padding.ts';
import type { Round } from '../../shared/session/session.ts';
import type { Timers } from '../runtime/timers.ts';
import { askAbout } from './arrivalQuestions.ts';
import type { AskWhichArrived } from './arrivalQuestions.ts';
import type { StoredDocument } from './documentOutbox.ts';
import { isStoredDocument } from './documentOutbox.ts';
import { askedNotes } from './leftoverNotes.ts';
import type { EndedNotebook, LeftoverNotes } from './leftoverNotes.ts';
import type { Outbox } from './outbox.ts';

export type SettleOptions = {
  readonly outbox: Outbox;
  /** The prefix of this seat's documents in the outbox, ending in a slash. */
  readonly prefix: string;
  readonly leftoverNotes: LeftoverNotes;
  readonly whichArrived: AskWhichArrived;
  readonly timers: Timers;
  /** True for a round that this page has open or settles itself, and for every round once the page is closed. */
  readonly isHere: (kind: 'notebook' | 'ballot', round: Round) => boolean;
};

/**
 * Settles stored documents of rounds that ended while no page was open: finds leftover notes, drops ballots. Every page asks
 * the same number of questions at the same times, whatever is stored (SPEC PA6); rounds beyond that number stay stored for
 * the next page.
 */
export async function settleEndedRounds(options: SettleOptions): Promise<void> {
  const { outbox, leftoverNotes, whichArrived, timers, isHere } = options;
  const reading = readEnded(options);
  for (let i = 0; i < questionsAfterLoad; i++) {
    await new Promise<void>((resolve) => void timers.after(questionEveryMs, resolve));
    const [round, stored] = [...(await reading)][i] ?? [1, []];
    const arrived = await askAbout(whichArrived, round, [...new Set(stored.flatMap(({ ended }) => askedNotes(ended)))]);
    for (const { key, ended } of stored) {
      if (isHere('notebook', round)) continue;
      leftoverNotes.settle(ended, arrived);
      await outbox.drop([key]);
    }
  }
}

type StoredNotebook = { readonly key: string; readonly ended: EndedNotebook };

/** The stored notebooks of ended rounds, by round; several tabs may have stored the same one. */
async function readEnded({ outbox, prefix, isHere }: SettleOptions): Promise<ReadonlyMap<Round, StoredNotebook[]>> {
  const notebooks = new Map<Round, StoredNotebook[]>();
  for (const [key, value] of await outbox.read(prefix)) {
    const [kind, roundText] = key.slice(prefix.length).split('/');
    const round = Number(roundText);
    if ((kind !== 'notebook' && kind !== 'ballot') || !isStoredDocument(value) || isHere(kind, round)) continue;
    if (kind === 'ballot') await outbox.drop([key]);
    else notebooks.set(round, [...(notebooks.get(round) ?? []), { key, ended: endedNotebook(round, value) }]);
  }
  return notebooks;
}

function endedNotebook(round: Round, { update, base }: StoredDocument): EndedNotebook {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return { round, doc, isDirty: true, base, isConsented: false, isWitnessed: false, isClosed: false };
}
