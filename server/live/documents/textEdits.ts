import * as Y from 'yjs';
import { isPlanField, plansMap, wholePlanId } from '../../../shared/plan/plan.ts';
import { isReviewField, reviewsMap } from '../../../shared/plan/reviews.ts';
import type { TextEdit } from '../../domain/history/typing.ts';

/** Runs a change of the plan document and tells which texts it changed, with each text as it was and as it is. */
export function collectTextEdits<T>(
  doc: Y.Doc,
  run: () => T,
): { readonly result: T; readonly edits: readonly TextEdit[] } {
  const edits: TextEdit[] = [];
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const [id, field] = event.path;
      const { target } = event;
      if (!(target instanceof Y.Text) || typeof id !== 'string') continue;
      // Written in the meeting only, which has no history; it is no risk that an entry could name.
      if (id === wholePlanId) continue;
      const [before, after] = [textBefore(target, event), target.toString()];
      if (before === after) continue;
      if (isPlanField(field)) edits.push({ riskId: id, field, before, after });
      else if (isReviewField(field)) edits.push({ incidentId: id, field, before, after });
    }
  };
  const roots = [plansMap(doc), reviewsMap(doc)];
  for (const root of roots) root.observeDeep(observe);
  try {
    return { result: run(), edits };
  } finally {
    for (const root of roots) root.unobserveDeep(observe);
  }
}

/** Deleted content is still in memory while observers run: it is collected after them. */
function textBefore(changed: Y.Text, event: Pick<Y.YEvent<Y.AbstractType<unknown>>, 'adds' | 'deletes'>): string {
  let text = '';
  for (let item = changed._start; item !== null; item = item.right) {
    if (event.adds(item) || (item.deleted && !event.deletes(item))) continue;
    if (item.content instanceof Y.ContentString) text += item.content.str;
  }
  return text;
}
