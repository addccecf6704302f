import { useEffect, useMemo, useState } from 'react';
import type { Records } from '../../../../shared/board/records.ts';
import { emptyPlanTexts } from '../../../../shared/plan/plan.ts';
import type { Reviews } from '../../../../shared/plan/reviews.ts';
import type { Register } from '../../../../shared/register/register.ts';
import { readRegister } from '../../../../shared/register/register.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import type { EarlierRegister } from '../../../connection/historyRequests.ts';
import { fetchAsOf } from '../../../connection/historyRequests.ts';
import { usePeople, useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';
import { useText } from '../../../text/useText.ts';

export type AsOf =
  | { readonly kind: 'today' | 'loading' | 'failed' }
  | {
      readonly kind: 'earlier';
      readonly register: Register;
      readonly records: Records;
      readonly reviews: Reviews;
    };

/** The register of an earlier day, as it was read that day; `today` without a day. */
export function useAsOf(on: IsoDate | null): AsOf {
  const session = useSession((current) => current);
  const people = usePeople();
  const sentences = useText('sentences');
  const workshopId = session.workshop.id;
  const [answer, setAnswer] = useState<{ readonly on: IsoDate; readonly stood: EarlierRegister | null } | null>(null);
  useEffect(() => {
    if (on === null) return;
    let isOver = false;
    fetchAsOf(workshopId, browserSeats().read(workshopId)?.token ?? '', on).then(
      (stood) => {
        if (!isOver) setAnswer({ on, stood });
      },
      () => {
        if (!isOver) setAnswer({ on, stood: null });
      },
    );
    return () => {
      isOver = true;
    };
  }, [workshopId, on]);
  return useMemo(() => {
    if (on === null) return { kind: 'today' };
    if (answer?.on !== on) return { kind: 'loading' };
    if (answer.stood === null) return { kind: 'failed' };
    const { board, texts, topRisks, minority, records, reviews } = answer.stood;
    const then = { ...session, topRisks, minority };
    const register = readRegister(then, people, board, (riskId) => texts[riskId] ?? emptyPlanTexts, on, sentences);
    return { kind: 'earlier', register, records, reviews };
  }, [on, answer, session, people, sentences]);
}
