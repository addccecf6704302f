import type { Records } from '../../shared/board/records.ts';
import { readRecords, recordKinds, recordsMap } from '../../shared/board/records.ts';
import { createDocSignal } from './docSignal.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

const recordsSignal = createDocSignal<Records>(
  (doc) => readRecords(doc),
  (doc, onChange) => {
    for (const kind of recordKinds) recordsMap(doc, kind).observeDeep(onChange);
  },
);

/** What the register records besides its rows. Only its page reads it: other screens do not load this. */
export function useRecords(): Records {
  return useSignal(recordsSignal(useSignal(useWorkshopStore().connection.board.doc)));
}
