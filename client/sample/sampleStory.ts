import type { Board, Card, Reading, Risk } from '../../shared/board/board.ts';
import { createCard, createRisk } from '../../shared/board/board.ts';
import type { Incident, Records, Verdict } from '../../shared/board/records.ts';
import { noRecords } from '../../shared/board/records.ts';
import { ranksAtEnd } from '../../shared/board/order.ts';
import type { Demo, DemoPlan } from '../../shared/demos/demo.ts';
import type { PlanTexts } from '../../shared/plan/plan.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { ReviewTexts } from '../../shared/plan/reviews.ts';
import type { People, Session } from '../../shared/session/session.ts';
import { defaultSettings } from '../../shared/session/session.ts';
import { createAgenda } from '../../shared/stages/agenda.ts';
import type { IsoDate } from '../../shared/time.ts';
import { daysLater, startOfDay } from '../../shared/time.ts';

/** What the sample says of the end of its story: the day of each sign and damage, counted from the meeting. */
export type SampleEnd = {
  readonly outcome: Pick<NonNullable<Session['outcome']>, 'came' | 'text' | 'share'>;
  readonly halfway: readonly number[];
  /** Cards that lie in a pile of their own, which got no dot or few. */
  readonly singles: readonly { readonly note: number; readonly dots: number }[];
  readonly verdicts: {
    readonly [id: string]: Pick<Verdict, 'verdict' | 'fired'> & { readonly on?: number; readonly signOn?: number };
  };
  readonly unforeseen: readonly { readonly text: string; readonly on: number }[];
};

export type SampleStory = {
  readonly session: Session;
  readonly people: People;
  readonly board: Board;
  readonly records: Records;
  readonly texts: ReadonlyMap<string, PlanTexts>;
  readonly reviews: { readonly [incidentId: string]: ReviewTexts };
};

/** How many days ago the project ended: the sample is read shortly after. */
const endedAgo = 2;
const watchedAfter = 30;
const incidentId = 'sample-incident';

/** A finished register as its documents hold it, with days that are counted back from today. */
export function sampleStory(demo: Demo, end: SampleEnd, today: IsoDate): SampleStory {
  const heldOn = daysLater(today, -demo.failedByIn - endedAgo);
  const day = (count: number): IsoDate => daysLater(heldOn, count);
  const dayOrNull = (count: number | null | undefined): IsoDate | null => (count == null ? null : day(count));
  const single = new Map(end.singles.map(({ note, dots }) => [`note-${note}`, { note, dots }]));
  const piles = [
    ...demo.piles,
    ...[...single].map(([id, { note, dots }]) => ({
      id,
      title: demo.notes[note]?.text ?? '',
      dots,
      likelihood: null,
      impact: null,
    })),
  ];
  const ranks = ranksAtEnd({}, piles.length);
  const risks = Object.fromEntries(
    piles.map((pile, index): [string, Risk] => [
      pile.id,
      riskOf(demo, pile, { rank: ranks[index] ?? '', number: index + 1, day, dayOrNull }),
    ]),
  );
  const cardRanks = ranksAtEnd({}, demo.notes.length);
  const cards = Object.fromEntries(
    demo.notes.map((note, index): [string, Card] => [
      `card-${index}`,
      {
        ...createCard(note.text, cardRanks[index] ?? ''),
        riskId: single.has(`note-${index}`) ? `note-${index}` : note.pile,
      },
    ]),
  );
  const texts = new Map(
    piles.map(({ id }): [string, PlanTexts] => {
      const plan = demo.plans[id];
      if (plan === undefined) return [id, emptyPlanTexts];
      const { cause, event, effect, prevention, signal, source, threshold, contingency, dissent = '' } = plan;
      return [
        id,
        { ...emptyPlanTexts, cause, event, effect, prevention, signal, source, threshold, contingency, dissent },
      ];
    }),
  );
  const verdicts = Object.fromEntries(
    piles.map(({ id }): [string, Verdict] => {
      const said = end.verdicts[id];
      return [
        id,
        {
          verdict: said?.verdict ?? 'didNot',
          fired: said?.fired ?? null,
          on: dayOrNull(said?.on),
          signOn: dayOrNull(said?.signOn),
        },
      ];
    }),
  );
  const onNoCard = end.unforeseen.map(({ text }, index) => ({ id: `unforeseen-${index}`, text, sameAs: null }));
  for (const [index, { on }] of end.unforeseen.entries())
    verdicts[`unforeseen-${index}`] = { verdict: 'happened', fired: 'none', on: day(on), signOn: null };
  const planned = demo.piles.filter(({ minority }) => minority !== true).slice(0, 5);
  const minority = demo.piles.find((pile) => pile.minority === true)?.id ?? null;
  return {
    session: sessionOf(demo, end, {
      heldOn,
      today,
      topRisks: planned.map(({ id }) => id),
      minority,
      piles,
      onNoCard,
    }),
    people: peopleOf(demo),
    board: { cards, risks },
    records: { ...noRecords, verdicts, incidents: incidentsOf(demo, day) },
    texts,
    reviews: {
      [incidentId]: {
        intended: demo.review.intended,
        happened: demo.review.happened,
        gap: demo.review.gap,
        because: demo.review.because,
      },
    },
  };
}

type Pile = Pick<Demo['piles'][number], 'id' | 'title' | 'dots' | 'likelihood' | 'impact'>;
type Days = {
  readonly rank: string;
  readonly number: number;
  readonly day: (count: number) => IsoDate;
  readonly dayOrNull: (count: number | null) => IsoDate | null;
};

function riskOf(demo: Demo, pile: Pile, { rank, number, day, dayOrNull }: Days): Risk {
  const plan = demo.plans[pile.id];
  const bare: Risk = { ...createRisk(pile.title, rank), number, likelihood: pile.likelihood, impact: pile.impact };
  if (plan === undefined) return bare;
  const readings = readingsOf(demo, pile.id, day);
  const isTripwire = plan.comparison !== null;
  return {
    ...bare,
    preventionOwner: plan.preventionOwner,
    preventionDue: dayOrNull(plan.preventionDueIn),
    preventionState: 'done',
    preventionOn: day((plan.preventionDueIn ?? 0) - 1),
    comparison: plan.comparison,
    cadence: plan.cadence,
    // The watch goes on for a while after the project.
    checkBy: day(demo.failedByIn + watchedAfter),
    watcher: plan.watcher,
    contingencyOwner: plan.contingencyOwner,
    state: isTripwire ? 'armed' : 'none',
    ...(readings.length > 0 && { readings }),
  };
}

/** The readings of the story, then those of the cadence that found nothing, until today. */
function readingsOf(demo: Demo, pileId: string, day: (count: number) => IsoDate): Reading[] {
  const plan = demo.plans[pileId];
  const told = demo.readings.filter(({ pile }) => pile === pileId);
  const readings = told.map(({ onDay, state, reading }): Reading => ({
    id: `${pileId}-${onDay}`,
    on: day(onDay),
    state,
    reading,
  }));
  if (plan === undefined || plan.comparison === null) return readings;
  if (told.some(({ state }) => state === 'tripped'))
    readings.push({ id: `${pileId}-contained`, on: day(demo.containedOnDay), state: 'contained', reading: null });
  const now = demo.failedByIn + endedAgo;
  const step = plan.cadence === 'daily' ? 1 : 7;
  const first = plan.cadence === 'daily' ? now - dailyReadings : (told.at(-1)?.onDay ?? 0) + step;
  for (let on = first; on < now; on += step)
    readings.push({ id: `${pileId}-${on}`, on: day(on), state: 'fine', reading: quietValue(plan, on) });
  return readings;
}

/** How many days of a tripwire that is looked at every day have a reading. */
const dailyReadings = 40;

/** A value on the quiet side of the threshold, the same on each day of the story. */
function quietValue({ threshold, comparison }: DemoPlan, on: number): number {
  const limit = Number(threshold.replace(/[^\d.]/g, ''));
  const wave = ((on * 7) % 5) / 10;
  const value = limit * (comparison === 'below' ? 1.15 + wave : 0.35 + wave);
  return threshold.includes('%') ? Math.round(value * 10) / 10 : Math.floor(value);
}

function incidentsOf(demo: Demo, day: (count: number) => IsoDate): Records['incidents'] {
  const { review, nearMiss, readings, containedOnDay } = demo;
  const trip = readings.find(({ pile, state }) => pile === review.of && state === 'tripped');
  const bare: Omit<Incident, 'kind' | 'riskId' | 'on'> = {
    title: '',
    firstSign: null,
    noticedBy: null,
    reading: null,
    what: '',
    couldHave: '',
    held: [],
    containedOn: null,
    falseAlarm: null,
    reviewBy: null,
    reviewedOn: null,
    reviewNotNeeded: null,
    cause: null,
    changes: [],
  };
  const changedOn = day(review.onDay);
  return {
    [incidentId]: {
      ...bare,
      kind: 'tripped',
      riskId: review.of,
      on: day(trip?.onDay ?? review.onDay),
      noticedBy: 'tripwire',
      reading: trip?.reading ?? null,
      held: review.held,
      containedOn: day(containedOnDay),
      reviewedOn: changedOn,
      cause: review.kind,
      changes: [
        {
          id: 'sample-change',
          line: review.change.text,
          carrier: review.change.carrier,
          carrierId: null,
          accepted: true,
          alters: review.change.kind,
          altered: review.change.artifact,
          by: day(review.onDay + 7),
          smallFirst: false,
          followUps: {
            landed: { due: day(review.onDay + 14), answer: 'yes', on: day(review.onDay + 14), note: '' },
            holds: { due: day(review.onDay + 37), answer: 'yes', on: day(review.onDay + 37), note: '' },
          },
        },
      ],
    },
    'sample-near-miss': {
      ...bare,
      kind: 'nearMiss',
      riskId: nearMiss.pile,
      on: day(nearMiss.onDay),
      what: nearMiss.what,
      couldHave: nearMiss.couldHave,
      held: nearMiss.held,
    },
  };
}

const peopleOf = (demo: Demo): People =>
  Object.fromEntries(
    demo.people.map(({ name, role }) => [
      `sample-${name}`,
      { name, role: role === 'facilitator' ? 'facilitator' : 'participant', connected: false, writes: true, reads: true, simulated: false }, // prettier-ignore
    ]),
  );

type Facts = {
  readonly heldOn: IsoDate;
  readonly today: IsoDate;
  readonly topRisks: readonly string[];
  readonly minority: string | null;
  readonly piles: readonly Pile[];
  readonly onNoCard: NonNullable<Session['unforeseen']>;
};

function sessionOf(demo: Demo, end: SampleEnd, facts: Facts): Session {
  const { heldOn, today, topRisks, minority, piles, onNoCard } = facts;
  const failedBy = daysLater(heldOn, demo.failedByIn);
  const at = startOfDay('UTC', heldOn);
  const facilitatorId = `sample-${demo.people.find(({ role }) => role === 'facilitator')?.name ?? ''}`;
  const sorted = [...piles].sort((a, b) => b.dots - a.dots);
  const byDots = Map.groupBy(sorted, ({ dots }) => dots);
  return {
    workshop: {
      id: 'sample',
      title: demo.title,
      successMetric: demo.successMetric,
      decision: demo.decision,
      failedBy,
      createdAt: at,
      joinCode: '',
      linkSecret: null,
      locked: true,
      closed: false,
      rehearsal: false,
      settings: defaultSettings,
      keptUntil: daysLater(today, 88),
    },
    stage: { name: 'register', startedAt: at, endsAt: null, pausedAt: null, remainingMs: 0, asking: false },
    meeting: { heldOn, endedOn: heldOn, people: demo.people.length, minutes: 47 },
    history: { last: 0 },
    agenda: createAgenda(45),
    say: {},
    scene: { date: failedBy, ...demo.scene },
    contract: { text: '', agreed: 0 },
    lead: { facilitatorId, actingId: facilitatorId, deputyId: null, offered: false },
    open: { notebook: null, ballot: null, closingAt: null, roster: null, ballotRoster: null },
    newcomers: { before: [], since: [] },
    movement: { came: 0, left: 0 },
    progress: { done: 0, of: 0 },
    order: [],
    turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: 0, withdrawn: 0 },
    vote: { dots: 3, maxPerRisk: 2, open: false, revoteLeft: false },
    tally: Object.fromEntries(piles.map(({ id, dots }) => [id, dots])),
    ranking: [...byDots.values()].map((group) => group.map(({ id }) => id)),
    topRisks,
    minority,
    pairs: {},
    reading: null,
    planning: null,
    confidence: { before: demo.confidenceBefore, after: demo.confidenceAfter, halfway: end.halfway },
    pulse: null,
    outcome: { ...end.outcome, on: failedBy },
    unforeseen: onNoCard,
    secondLook: { state: 'held', on: daysLater(heldOn, Math.floor(demo.failedByIn / 2)) },
  };
}
