import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { emptyPlanTexts, plansMap, readPlan } from '../../../shared/plan/plan.ts';
import type { Register } from '../../../shared/register/register.ts';
import { readRegister } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { isoDateOf, minuteMs } from '../../../shared/time.ts';
import { createDocSignal } from '../../documents/docSignal.ts';
import { useBoard, useNow, usePeople, useSession } from '../../documents/workshop.ts';
import { useSignal, useWorkshopStore } from '../../documents/WorkshopProvider.tsx';
import { useText } from '../../text/useText.ts';

type Plans = { readonly [riskId: RiskId]: PlanTexts };

const plansSignal = createDocSignal<Plans>(
  (doc: Y.Doc) => Object.fromEntries([...plansMap(doc).keys()].map((riskId) => [riskId, readPlan(doc, riskId)])),
  (doc, changed) => plansMap(doc).observeDeep(changed),
);

/** The register and today's date; both follow changes. */
export function useRegister(): { register: Register; today: IsoDate } {
  const doc = useSignal(useWorkshopStore().connection.plan.doc);
  const plans = useSignal(plansSignal(doc));
  const session = useSession((current) => current);
  const people = usePeople();
  const board = useBoard((current) => current);
  const today = isoDateOf(useNow(minuteMs));
  const sentences = useText('sentences');
  return useMemo(
    () => ({
      register: readRegister(session, people, board, (id) => plans[id] ?? emptyPlanTexts, today, sentences),
      today,
    }),
    [session, people, board, plans, today, sentences],
  );
}
