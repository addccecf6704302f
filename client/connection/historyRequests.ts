import type { Board } from '../../shared/board/board.ts';
import type { Records } from '../../shared/board/records.ts';
import type { RiskId, WorkshopId } from '../../shared/ids.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { Reviews } from '../../shared/plan/reviews.ts';
import type { HistoryEntry } from '../../shared/register/history.ts';
import type { IsoDate } from '../../shared/time.ts';
import { ask, bearer } from './http.ts';

// Apart from http.ts, which the first page loads.

const get = async <T>(path: string, token: string): Promise<T> =>
  (await (await ask(path, { headers: bearer(token), cache: 'no-store' })).json()) as T;

export type HistoryPage = { readonly entries: readonly HistoryEntry[]; readonly more: boolean };

type HistoryQuery = { readonly riskId?: RiskId; readonly before?: number; readonly limit: number };

/** The history of a register, or of one risk, the newest entries first (SPEC RW7a). @throws HttpRefusal */
export function fetchHistory(
  workshopId: WorkshopId,
  token: string,
  { riskId, before, limit }: HistoryQuery,
): Promise<HistoryPage> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (riskId !== undefined) query.set('risk', riskId);
  if (before !== undefined) query.set('before', String(before));
  return get(`/api/workshops/${workshopId}/history?${query}`, token);
}

/** What the register held at the end of a day. */
export type EarlierRegister = {
  readonly board: Board;
  readonly texts: { readonly [riskId: RiskId]: PlanTexts };
  readonly topRisks: readonly RiskId[];
  readonly minority: RiskId | null;
  readonly records: Records;
  readonly reviews: Reviews;
};

/** The register as it stood at the end of a day (SPEC RW7e). @throws HttpRefusal */
export const fetchAsOf = (workshopId: WorkshopId, token: string, on: IsoDate): Promise<EarlierRegister> =>
  get(`/api/workshops/${workshopId}/asof?on=${on}`, token);
