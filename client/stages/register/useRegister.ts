import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { RiskId } from '../../../shared/ids.ts';
import type { PlanTexts } from '../../../shared/plan/plan.ts';
import { emptyPlanTexts, plansMap, readPlan } from '../../../shared/plan/plan.ts';
import type { Register } from '../../../shared/register/register.ts';
import { readRegister } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { minuteMs } from '../../../shared/time.ts';
import { createDocSignal } from '../../documents/docSignal.ts';
import { useBoard, useNow, usePeople, useSession } from '../../documents/workshop.ts';
import { useSignal, useWorkshopStore } from '../../documents/WorkshopProvider.tsx';
import { localDay } from '../../runtime/localDay.ts';
import { useText } from '../../text/useText.ts';

type Plans = { readonly [riskId: RiskId]: PlanTexts };

/** The risks whose texts changed since they were last read: of 1,000 plans one key press changes one. */
const changedIn = new WeakMap<Y.Doc, Set<RiskId>>();

const plansSignal = createDocSignal<Plans>(
  (doc, before) => {
    const changed = changedIn.get(doc);
    const ids = before === null || changed === undefined ? [...plansMap(doc).keys()] : [...changed];
    changed?.clear();
    return { ...before, ...Object.fromEntries(ids.map((riskId) => [riskId, readPlan(doc, riskId)])) };
  },
  (doc, onChange) =>
    plansMap(doc).observeDeep((events) => {
      const changed = changedIn.get(doc) ?? new Set();
      changedIn.set(doc, changed);
      for (const { path, changes } of events) {
        if (path[0] !== undefined) changed.add(String(path[0]));
        else for (const riskId of changes.keys.keys()) changed.add(riskId);
      }
      onChange();
    }),
);

/** The register and the reader's day; both follow changes. */
export function useRegister(): { readonly register: Register; readonly today: IsoDate } {
  const doc = useSignal(useWorkshopStore().connection.plan.doc);
  const plans = useSignal(plansSignal(doc));
  const session = useSession((current) => current);
  const people = usePeople();
  const board = useBoard((current) => current);
  const today = localDay(useNow(minuteMs));
  const sentences = useText('sentences');
  return useMemo(
    () => ({
      register: readRegister(session, people, board, (id) => plans[id] ?? emptyPlanTexts, today, sentences),
      today,
    }),
    [session, people, board, plans, today, sentences],
  );
}
