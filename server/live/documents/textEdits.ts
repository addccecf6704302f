import * as Y from 'yjs';
import { isPlanField, plansMap } from '../../../shared/plan/plan.ts';
import type { TextEdit } from '../../domain/history/typing.ts';

/** Runs a change of the plan and tells which texts it changed, with each text as it was and as it is. */
export function collectTextEdits<T>(
  doc: Y.Doc,
  run: () => T,
): { readonly result: T; readonly edits: readonly TextEdit[] } {
  const plans = plansMap(doc);
  const edits: TextEdit[] = [];
  const observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const [riskId, field] = event.path;
      const { target } = event;
      if (!(target instanceof Y.Text) || typeof riskId !== 'string' || !isPlanField(field)) continue;
      const [before, after] = [textBefore(target, event), target.toString()];
      if (before !== after) edits.push({ riskId, field, before, after });
    }
  };
  plans.observeDeep(observe);
  try {
    return { result: run(), edits };
  } finally {
    plans.unobserveDeep(observe);
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
