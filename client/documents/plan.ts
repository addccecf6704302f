import { useMemo, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { RiskId } from '../../shared/ids.ts';
import type { OwnedPart } from '../../shared/board/board.ts';
import { isPartWritten } from '../../shared/register/acceptance.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import type { PlanField } from '../../shared/board/riskFields.ts';
import { planText, plansMap, readPlan } from '../../shared/plan/plan.ts';
import type { SaveState } from '../connection/workshopConnection.ts';
import type { Signal } from '../runtime/signal.ts';
import { caretsSignal, setOwnCaret } from './carets.ts';
import type { Caret, OwnCaret } from './carets.ts';
import { isShallowEqual } from './shallowEqual.ts';
import { useSelected } from './workshop.ts';
import { useDocument } from './useDocument.ts';
import { useSignal, useWorkshopStore } from './WorkshopProvider.tsx';

function usePlanDoc(): Y.Doc {
  return useSignal(useWorkshopStore().connection.plan.doc);
}

/** The Y.Text of one field; null until the server has created it. */
export function usePlanText(riskId: RiskId, field: PlanField): Y.Text | null {
  const doc = usePlanDoc();
  const subscribe = useMemo(() => watchMaking(doc), [doc]);
  return useSyncExternalStore(subscribe, () => planText(doc, riskId, field));
}

/** Reports new risks and texts, not edits of a text. */
const watchMaking =
  (doc: Y.Doc) =>
  (listener: () => void): (() => void) => {
    const plans = plansMap(doc);
    plans.observe(listener);
    return () => plans.unobserve(listener);
  };

/** All fields of one risk as plain texts. */
export function usePlanTexts(riskId: RiskId): PlanTexts {
  const doc = usePlanDoc();
  const signal = useMemo(() => planTextsSignal(doc, riskId), [doc, riskId]);
  return useSignal(signal);
}

function planTextsSignal(doc: Y.Doc, riskId: RiskId): Signal<PlanTexts> {
  let current = readPlan(doc, riskId);
  const read = (): PlanTexts => {
    const next = readPlan(doc, riskId);
    if (!isShallowEqual(current, next)) current = next;
    return current;
  };
  return {
    get: read,
    subscribe(listener) {
      const onEvents = (
        events: readonly {
          readonly path: readonly (string | number)[];
          readonly keys: { readonly has: (id: string) => boolean };
        }[],
      ): void => {
        if (events.some((event) => event.path[0] === riskId || (event.path.length === 0 && event.keys.has(riskId))))
          listener();
      };
      const plans = plansMap(doc);
      const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void =>
        onEvents(events.map((event) => ({ path: event.path, keys: event.changes.keys })));
      plans.observeDeep(observer as Parameters<typeof plans.observeDeep>[0]);
      return () => plans.unobserveDeep(observer as Parameters<typeof plans.observeDeep>[0]);
    },
  };
}

/** Other people's carets in one field. */
export function useCarets(riskId: RiskId, field: PlanField): readonly Caret[] {
  const { connection } = useWorkshopStore();
  const awareness = useSignal(connection.plan.awareness);
  const doc = usePlanDoc();
  const carets = useMemo(() => caretsSignal(awareness, doc), [awareness, doc]);
  return useSelected(carets, (all) => all.filter((caret) => caret.riskId === riskId && caret.field === field));
}

/** Names of the others whose caret is in the plan of this risk. */
export function useWritersAt(riskId: RiskId): readonly string[] {
  const { connection } = useWorkshopStore();
  const awareness = useSignal(connection.plan.awareness);
  const doc = usePlanDoc();
  const carets = useMemo(() => caretsSignal(awareness, doc), [awareness, doc]);
  return useSelected(carets, (all) => [
    ...new Set(all.filter((caret) => caret.riskId === riskId).map(({ name }) => name)),
  ]);
}

/** Publishes the own caret; null removes it. Positions are offsets in UTF-16 units. */
export function useSetCaret(): (caret: OwnCaret | null) => void {
  const { connection } = useWorkshopStore();
  const awareness: Awareness = useSignal(connection.plan.awareness);
  const doc = usePlanDoc();
  return useMemo(() => (caret) => setOwnCaret(awareness, doc, caret), [awareness, doc]);
}

/** Those of the parts that have something in them (SPEC SR2). */
export function useWrittenParts<P extends { readonly riskId: RiskId; readonly part: OwnedPart }>(
  parts: readonly P[],
): readonly P[] {
  const doc = usePlanDoc();
  const read = (): string =>
    parts.map(({ riskId, part }) => (isPartWritten(readPlan(doc, riskId), part) ? '1' : '0')).join('');
  const subscribe = useMemo(
    () =>
      (listener: () => void): (() => void) => {
        const plans = plansMap(doc);
        plans.observeDeep(listener);
        return () => plans.unobserveDeep(listener);
      },
    [doc],
  );
  const written = useSyncExternalStore(subscribe, read);
  return parts.filter((_, at) => written[at] === '1');
}

export function usePlanSave(): SaveState {
  return useDocument(useWorkshopStore().connection.plan).save;
}

export type { Caret, OwnCaret };
