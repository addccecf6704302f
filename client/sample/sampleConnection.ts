import * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { editBoard } from '../../shared/board/board.ts';
import { editRecords } from '../../shared/board/records.ts';
import { createId } from '../../shared/ids.ts';
import { editPlans, fillPlans } from '../../shared/plan/plan.ts';
import { editReviews } from '../../shared/plan/reviews.ts';
import { editPeople, editSession } from '../../shared/session/session.ts';
import type { DocumentConnection, WorkshopConnection } from '../connection/workshopConnection.ts';
import { deviceNow } from '../runtime/clock.ts';
import { browserRandom } from '../runtime/random.ts';
import { createSignal } from '../runtime/signal.ts';
import { sessionTabState } from '../runtime/tabState.ts';
import { browserTimers } from '../runtime/timers.ts';
import type { SampleStory } from './sampleStory.ts';

/** A connection to nothing: the documents are here, can be read and not changed, and nothing is sent. */
export function createSampleConnection(story: SampleStory): WorkshopConnection {
  const session = localDocument((doc) => {
    editSession(doc, story.session);
    editPeople(doc, story.people);
  });
  const board = localDocument((doc) => {
    editBoard(doc, story.board.cards, story.board.risks);
    editRecords(doc, story.records);
  });
  const plan = localDocument((doc) => {
    editPlans(doc, [...story.texts.keys()]);
    fillPlans(doc, story.texts);
    editReviews(doc, story.reviews);
  });
  const nothing = (): void => undefined;
  return {
    workshopId: story.session.workshop.id,
    participantId: 'sample-reader',
    visitor: { may: 'read', name: '' },
    isSample: true,
    session,
    board,
    plan,
    notebook: createSignal(null),
    ballot: createSignal(null),
    missedBallot: createSignal(null),
    leftoverNotes: createSignal([]),
    dropLeftoverNote: nothing,
    reuseLeftoverNote: nothing,
    state: createSignal({ kind: 'open', since: 0 }),
    hand: createSignal(null),
    facilitatorLink: createSignal(null),
    dismissFacilitatorLink: nothing,
    drags: createSignal({}),
    sendDrag: nothing,
    send: () => Promise.resolve({ ok: false, code: 'notAllowed', message: '', params: { reason: 'capability' } }),
    refusedCommands: createSignal([]),
    dismissRefusedCommand: nothing,
    refusedTexts: createSignal([]),
    dismissRefusedTexts: nothing,
    save: createSignal('saved'),
    storesOnDevice: createSignal(true),
    refused: createSignal(false),
    tabState: sessionTabState('sample'),
    now: deviceNow,
    timers: browserTimers,
    createId: () => createId(browserRandom),
    close: nothing,
  };
}

function localDocument(fill: (doc: Y.Doc) => void): DocumentConnection {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc));
  return {
    doc: createSignal(doc),
    awareness: createSignal(new Awareness(doc)),
    synced: createSignal(true),
    save: createSignal('saved'),
  };
}
