import type { EpochMs } from '../../../../shared/time.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { useRowHistory } from '../history/useRowHistory.ts';

export type Seen = { readonly at: EpochMs; readonly by: string };

/** When a tripwire was recorded as tripped and by whom, as the history has it; null when it does not say. */
export function useSeen(row: RegisterRow): Seen | null {
  const text = useText('registerRow');
  const { entries } = useRowHistory(row.riskId);
  const check = row.readings.findLast(({ state, undone }) => state === 'tripped' && undone !== true);
  const entry = check?.id === undefined ? undefined : entries?.find(({ checkId }) => checkId === check.id);
  if (entry === undefined) return null;
  const { by } = entry;
  const name =
    by.kind === 'program'
      ? text.byProgram
      : by.kind === 'server'
        ? text.byServer
        : by.byLink
          ? text.byLink(by.name)
          : by.name;
  return { at: entry.at, by: name };
}
