import { expect } from 'vitest';
import type { PlanField } from '../../shared/board/riskFields.ts';
import type { Demo, DemoPlan } from '../../shared/demos/demo.ts';
import type { RiskId } from '../../shared/ids.ts';
import { reviewText } from '../../shared/plan/reviews.ts';
import { dayIn } from '../../shared/session/session.ts';
import { daysLater } from '../../shared/time.ts';
import type { IsoDate } from '../../shared/time.ts';
import { dayMs, hourMs, secondMs } from '../../shared/time.ts';
import type { Person } from '../harness/person.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from './play.ts';

export type PlayedDemo = {
  readonly demo: Demo;
  readonly room: SimulatedWorkshop;
  readonly start: IsoDate;
  readonly person: (name: string | null) => Person;
  readonly riskOf: (pile: string) => RiskId;
  readonly day: (count: number) => IsoDate;
  /** Lets time pass until ten in the morning of that day of the story. */
  readonly goTo: (count: number) => Promise<void>;
};

const planFields = [
  'cause', 'event', 'effect', 'prevention', 'signal', 'source', 'threshold', 'contingency', 'dissent',
] as const satisfies readonly PlanField[]; // prettier-ignore

/** The meeting of a story, from the lobby to its register: all of it by commands and notes of its people. */
export async function holdMeeting(demo: Demo, seed: number): Promise<PlayedDemo> {
  const [lead, ...others] = demo.people;
  const main = demo.piles.filter(({ id, minority }) => id in demo.plans && minority !== true);
  const room = await createSimulatedWorkshop({
    seed,
    people: others.map(({ name }) => name),
    hasHeartbeats: false,
    workshop: {
      ...{ title: demo.title, successMetric: demo.successMetric, decision: demo.decision },
      ...{ facilitatorName: lead!.name, settings: { topRisks: main.length } },
    },
  });
  const start = dayIn(room.session(), room.world.now());
  const person = (name: string | null): Person => (name === lead!.name ? room.lead : room.person(name ?? 'nobody'));
  const people = demo.people.map(({ name }) => person(name));
  await room.lead.must('setSettings', { failedBy: daysLater(start, demo.failedByIn) });
  await room.lead.must('setScene', demo.scene);
  for (const [i, one] of people.entries()) await one.answer({ confidence: demo.confidenceBefore[i]! });
  await playTo(room, 'write');
  for (const { by, text } of demo.notes) await person(by).write(text);
  await playTo(room, 'cluster');
  const risks = new Map<string, RiskId>();
  for (const { id, title } of demo.piles) {
    const notes = demo.notes.filter(({ pile }) => pile === id);
    const texts = notes.map(({ text }) => text);
    const cardIds = Object.entries(room.board().cards).flatMap(([cardId, card]) =>
      texts.includes(card.text) ? [cardId] : [],
    );
    expect(cardIds.length, title).toBe(texts.length);
    const { riskId } = await person(notes[0]!.by).must('addRisk', { title, cardIds });
    risks.set(id, riskId!);
  }
  const riskOf = (pile: string): RiskId => risks.get(pile)!;
  await playTo(room, 'vote');
  const dots = demo.piles.flatMap(({ id, dots }) => Array.from({ length: dots }, () => riskOf(id)));
  for (const [i, one] of people.entries()) {
    const mine = dots.filter((_, index) => index % people.length === i);
    await one.vote(Object.fromEntries(mine.map((riskId) => [riskId, 1])));
  }
  await room.lead.must('closeVote');
  const { topRisks } = room.session();
  expect([...topRisks].sort()).toEqual(main.map(({ id }) => riskOf(id)).sort());
  const minority = demo.piles.find((pile) => pile.minority === true)!;
  await room.lead.must('setTopRisks', { riskIds: [...topRisks], minority: riskOf(minority.id) });
  await playTo(room, 'plan');
  for (const { id, likelihood, impact } of demo.piles) {
    if (likelihood !== null) await room.lead.must('setRisk', { riskId: riskOf(id), likelihood, impact });
  }
  for (const [pile, plan] of Object.entries(demo.plans)) await writePlan(riskOf(pile), plan, { start, person });
  await playTo(room, 'commit');
  for (const [i, one] of people.entries()) await one.answer({ confidence: demo.confidenceAfter[i]! });
  await playTo(room, 'register');
  const day = (count: number): IsoDate => daysLater(start, count);
  const goTo = async (count: number): Promise<void> => {
    const sinceMidnight = room.world.now() % dayMs;
    const today = dayIn(room.session(), room.world.now());
    const days = (Date.parse(day(count)) - Date.parse(today)) / dayMs;
    const wait = days * dayMs + 10 * hourMs - sinceMidnight;
    if (wait > 0) room.world.freeze(wait);
    await room.world.pass(5 * secondMs);
    await room.until(() => people.every((one) => one.isInSync()), 'everyone is back');
    expect(dayIn(room.session(), room.world.now())).toBe(day(count));
  };
  return { demo, room, start, person, riskOf, day, goTo };
}

type Cast = Pick<PlayedDemo, 'start' | 'person'>;

/** The owner of the step writes the plan; every owner is named by id and accepts. */
async function writePlan(riskId: RiskId, plan: DemoPlan, { start, person }: Cast): Promise<void> {
  const writer = person(plan.preventionOwner);
  for (const field of planFields) {
    const words = plan[field] ?? '';
    if (words !== '') await writer.plan(riskId, field, words);
  }
  const owners = [
    ['prevention', 'preventionOwner', plan.preventionOwner],
    ['watcher', 'watcher', plan.watcher],
    ['contingency', 'contingencyOwner', plan.contingencyOwner],
  ] as const;
  const named = owners.filter(([, , name]) => name !== null);
  const dayOf = (count: number | null): IsoDate | null => (count === null ? null : daysLater(start, count));
  await writer.must('setRisk', {
    riskId,
    comparison: plan.comparison,
    cadence: plan.cadence,
    checkBy: dayOf(plan.checkByIn),
    preventionDue: dayOf(plan.preventionDueIn),
    ...Object.fromEntries(
      named.flatMap(([, fact, name]) => [
        [fact, name],
        [`${fact}Id`, person(name).id],
      ]),
    ),
  });
  for (const [part, , name] of named) await person(name).must('acceptOwnership', { riskId, part });
}

type Deed = readonly [day: number, act: () => Promise<unknown>];

/** What the story tells of the time after the meeting, as commands of those who do it, in the order of the days. */
export function deedsOf(
  played: PlayedDemo,
  test: { readonly outcome: 'adopted' | 'abandoned'; readonly result: string; readonly stopped?: boolean },
): Deed[] {
  const { demo, room, person, riskOf, day } = played;
  const planOf = (pile: string): DemoPlan => demo.plans[pile]!;
  const deeds: Deed[] = demo.readings.map(({ pile, onDay, state, reading }) => [
    onDay,
    () => person(planOf(pile).watcher).must('recordCheck', { riskId: riskOf(pile), state, reading }),
  ]);
  const { review, nearMiss, containedOnDay } = demo;
  const riskId = riskOf(review.of);
  deeds.push([
    containedOnDay,
    () => person(planOf(review.of).contingencyOwner).must('recordCheck', { riskId, state: 'contained' }),
  ]);
  deeds.push([review.onDay, () => writeReview(played)]);
  const { what, couldHave, held } = nearMiss;
  deeds.push([
    nearMiss.onDay,
    () =>
      room.lead.must('reportIncident', {
        ...{ kind: 'nearMiss', riskId: riskOf(nearMiss.pile), what, couldHave, held: [...held] },
      }),
  ]);
  for (const [pile, plan] of Object.entries(demo.plans)) {
    const owner = person(plan.preventionOwner);
    // A step is done the day before it is due; that of a plan without a tripwire is left open.
    if (plan.comparison !== null) deeds.push([plan.preventionDueIn! - 1, () => owner.must('setPrevention', { riskId: riskOf(pile), state: 'done' })]); // prettier-ignore
    if (plan.bet === undefined) continue;
    const { fromIn, untilIn, ...words } = plan.bet;
    let testId = '';
    deeds.push([
      fromIn,
      async () => {
        const given = { riskId: riskOf(pile), ...words, from: day(fromIn), until: day(untilIn) };
        testId = (await owner.must('addSmallTest', given)).testId!;
        await owner.must('startSmallTest', { testId });
      },
    ]);
    deeds.push([untilIn, () => owner.must('endSmallTest', { testId, ...test })]);
  }
  return deeds.toSorted(([a], [b]) => a - b);
}

/** The note of what tripped, written over the wire in place of what the server filled in, and its change accepted. */
async function writeReview({ demo, room, person, riskOf, day }: PlayedDemo): Promise<void> {
  const { review } = demo;
  const { incidents } = (await room.state()).records;
  const isOfStory = ([, one]: (typeof entries)[number]): boolean =>
    one.riskId === riskOf(review.of) && one.kind === 'tripped';
  const entries = Object.entries(incidents);
  const [incidentId] = entries.find(isOfStory)!;
  await room.lead.must('beginReview', { incidentId });
  await room.settle();
  const { doc } = room.lead.document('plan');
  for (const field of ['intended', 'happened', 'gap', 'because'] as const) {
    const line = reviewText(doc, incidentId, field)!;
    line.delete(0, line.length);
    line.insert(0, review[field]);
  }
  await room.settle();
  await room.lead.must('setIncident', { incidentId, held: [...review.held], cause: review.kind });
  const { text, carrier, kind, artifact } = review.change;
  const { changeId } = await room.lead.must('addLessonChange', {
    ...{ incidentId, line: text, alters: kind, altered: artifact },
    ...{ carrier, carrierId: person(carrier).id, by: day(review.onDay + 14) },
  });
  await person(carrier).must('acceptLessonChange', { incidentId, changeId: changeId!, accepted: true });
  await room.lead.must('keepReview', { incidentId });
}
