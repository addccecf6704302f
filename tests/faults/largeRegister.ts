import { createCard, createRisk } from '../../shared/board/board.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import { ranksAtEnd } from '../../shared/board/order.ts';
import { createId } from '../../shared/ids.ts';
import { planText } from '../../shared/plan/plan.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { createRegistry } from '../../server/live/workshop/registry.ts';
import { nothingSent } from '../../server/outbox/nothingSent.ts';
import { createClock, platformClocks, platformTimers } from '../../server/runtime/clock.ts';
import { cryptoRandom, cryptoRandomSources } from '../../server/runtime/random.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';

export type LargeRegister = { readonly workshopId: string; readonly token: string };

const cardsPerRisk = limits.cards / limits.risks;

/** Stores a workshop in its register, with as many risks, cards and words as the limits allow, while no server runs. */
export async function storeLargeRegister(directory: string): Promise<LargeRegister> {
  const store = openSqliteStore({ directory, random: cryptoRandom, warn: () => {}, afterTurn: setImmediate });
  const log = { info: () => {}, warn: () => {} };
  const clock = createClock(platformClocks, platformTimers);
  const registry = createRegistry({
    store,
    clock,
    timers: platformTimers,
    random: cryptoRandomSources,
    log,
    ...nothingSent,
  });
  const { workshop, token } = await registry.found({ title: 'The largest register', facilitatorName: 'Lea' });
  const riskIds = Array.from({ length: limits.risks }, () => createId(cryptoRandom));
  const ranks = ranksAtEnd({}, limits.cards);
  const { stage } = workshop.state.session;
  workshop.change({
    session: { stage: { ...stage, name: 'register' }, topRisks: riskIds },
    risks: Object.fromEntries(riskIds.map((id, i) => [id, createRisk(`Risk ${i}`, ranks[i] ?? '')])),
    cards: Object.fromEntries(
      ranks.map((rank, i) => [
        createId(cryptoRandom),
        {
          ...createCard(`Card ${i} says that the supplier was late again`, rank),
          riskId: riskIds[Math.floor(i / cardsPerRisk)] ?? null,
        },
      ]),
    ),
  });
  const { plan } = workshop.documents.shared;
  const update = plan.change(() => {
    for (const id of riskIds) {
      for (const field of planFields) planText(plan.doc, id, field)?.insert(0, 'Somebody looks at it. '.repeat(20));
    }
  });
  workshop.commit(plan.writesFor(workshop.id, update!));
  await workshop.durable();
  registry.close();
  await store.close();
  return { workshopId: workshop.id, token };
}
