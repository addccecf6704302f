import { editBoard } from '../../../shared/board/board.ts';
import { editRecords } from '../../../shared/board/records.ts';
import type { PlanField } from '../../../shared/board/riskFields.ts';
import { editPlans, replacePlanText } from '../../../shared/plan/plan.ts';
import { editReviews } from '../../../shared/plan/reviews.ts';
import type { Session } from '../../../shared/session/session.ts';
import { editPeople, editSession } from '../../../shared/session/session.ts';
import type { Write } from '../../store/port.ts';
import type { Change } from '../../domain/core/change.ts';
import type { State } from '../../domain/core/state.ts';
import type { WorkshopDocuments } from './workshopDocuments.ts';
import type { SharedName } from '../../wire/documentPath.ts';

export type Written = { readonly name: SharedName; readonly update: Uint8Array };

/** Drops keys whose value stays the same: in Yjs every overwritten key makes the document larger for good. */
function changedKeys(before: Session, changed: Partial<Session>): Partial<Session> {
  return Object.fromEntries(
    Object.entries(changed).filter(
      ([key, value]) => JSON.stringify(before[key as keyof Session]) !== JSON.stringify(value),
    ),
  );
}

/**
 * Writes a change into session, board and plan, one transaction per document. No other code of the server writes them.
 * @returns the updates for subscribers, and the writes that store them
 */
export function writeChange(
  documents: WorkshopDocuments,
  before: State,
  change: Change,
): { updates: Written[]; writes: Write[] } {
  const workshopId = before.session.workshop.id;
  const updates: Written[] = [];
  const writes: Write[] = [];
  const write = (name: SharedName, run: () => void): void => {
    const document = documents.shared[name];
    const update = document.change(run);
    if (update === null) return;
    updates.push({ name, update });
    const isErased = (change.effects ?? []).some((one) => one.kind === 'wordsErased' && one.document === name);
    writes.push(...document.writesFor(workshopId, update, isErased));
  };
  const { texts = {}, reviews = {} } = change;
  const made = Object.entries(change.risks ?? {}).flatMap(([id, risk]) =>
    risk && !Object.hasOwn(before.board.risks, id) ? [id] : [],
  );
  if (made.length > 0 || Object.keys({ ...texts, ...reviews }).length > 0) {
    write('plan', () => {
      const { doc } = documents.shared.plan;
      editPlans(doc, made);
      for (const [riskId, fields] of Object.entries(texts)) {
        for (const [field, text] of Object.entries(fields)) replacePlanText(doc, riskId, field as PlanField, text);
      }
      editReviews(doc, reviews);
    });
  }
  if (change.cards || change.risks || change.records) {
    write('board', () => {
      editBoard(documents.shared.board.doc, change.cards ?? {}, change.risks ?? {});
      editRecords(documents.shared.board.doc, change.records ?? {});
    });
  }
  if (change.session || change.people) {
    write('session', () => {
      editSession(documents.shared.session.doc, changedKeys(before.session, change.session ?? {}));
      editPeople(documents.shared.session.doc, change.people ?? {});
    });
  }
  return { updates, writes };
}
