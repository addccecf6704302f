import { expect, test } from 'vitest';
import { clinic } from '../../shared/demos/clinic.ts';
import { launch } from '../../shared/demos/launch.ts';
import { market } from '../../shared/demos/market.ts';
import type { Firing, VerdictKind } from '../../shared/board/records.ts';
import { emptyPlanTexts } from '../../shared/plan/plan.ts';
import type { MedianFigure, ShareFigure } from '../../shared/register/figureTypes.ts';
import { figuresOf } from '../../shared/register/figures.ts';
import { readForesight } from '../../shared/register/foresight.ts';
import { everythingThatWaits } from '../../shared/register/waiting.ts';
import { registerFileOf } from '../../server/export/json.ts';
import { registerOf } from '../../server/export/input.ts';
import { exportMarkdown } from '../../server/export/markdown.ts';
import { plainInput } from '../../server/http/registerRoute.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { PlayedDemo } from './demoPlay.ts';
import { deedsOf, holdMeeting } from './demoPlay.ts';

/**
 * The three made-up stories, played by commands. What has to come of them is written down here by hand, day by day: none of
 * it is worked out by what is tested.
 */

async function readAll({ room, demo, riskOf }: PlayedDemo) {
  const workshop = await room.workshop();
  const { plans, ...input } = plainInput(workshop, 'https://forewarned.example', room.world.now());
  const given = { ...input, planTexts: (riskId: string) => plans[riskId] ?? emptyPlanTexts };
  const register = registerOf(given);
  const moment = { today: given.today, now: room.world.now(), timeZone: 'UTC' };
  const piles = new Map(demo.piles.map(({ id }) => [riskOf(id), id]));
  const file = registerFileOf(given);
  const pileOfRow = new Map(
    file.risks.map(({ id, title }) => [id, demo.piles.find((pile) => pile.title === title)?.id ?? '']),
  );
  return {
    waits: everythingThatWaits(register, given.records, moment).map(
      ({ kind, row }) => `${kind} ${piles.get(row?.riskId ?? '') ?? 'nothing'}`,
    ),
    figures: figuresOf(register, given.today, given.records),
    foresight: readForesight({ ...given, register }).counts,
    file,
    pileOf: (row: string | null): string | undefined => pileOfRow.get(row ?? ''),
    markdown: exportMarkdown(given),
  };
}

/** Plays all that the story tells from day to day. @returns what waits at the end of the days that are asked for */
async function playDays(
  played: PlayedDemo,
  deeds: ReturnType<typeof deedsOf>,
  asked: readonly number[],
): Promise<{ readonly [day: number]: readonly string[] }> {
  const waits: { [day: number]: readonly string[] } = {};
  for (const on of [...new Set(deeds.map(([on]) => on))]) {
    await played.goTo(on);
    for (const [when, act] of deeds) if (when === on) await act();
    if (asked.includes(on)) waits[on] = (await readAll(played)).waits;
  }
  return waits;
}

type Ends = { readonly [pile: string]: readonly [verdict: VerdictKind, fired?: Firing] };

/** The carrier says that the change has landed; then the project ends, and people say what became of every pile. */
async function endProject(played: PlayedDemo, landedOn: number, endsOn: number, ends: Ends): Promise<void> {
  const { room, demo, person, riskOf, goTo } = played;
  const { incidents } = (await room.state()).records;
  const [incidentId, incident] = Object.entries(incidents).find(([, { changes }]) => changes.length > 0)!;
  await goTo(landedOn - 1);
  expect((await readAll(played)).waits).not.toContain(`landed ${demo.review.of}`);
  await goTo(landedOn);
  expect((await readAll(played)).waits).toContain(`landed ${demo.review.of}`);
  await person(demo.review.change.carrier).must('followUp', {
    ...{ incidentId, changeId: incident.changes[0]!.id, step: 'landed', answer: 'yes' },
  });
  expect((await readAll(played)).waits).not.toContain(`landed ${demo.review.of}`);
  await goTo(endsOn);
  await room.lead.must('endProject', { outcome: { came: 'inPart', text: 'Not all of it' } });
  for (const [pile, [verdict, fired]] of Object.entries(ends)) {
    await person(demo.people[1]!.name).must('setVerdict', { id: riskOf(pile), verdict, ...(fired && { fired }) });
  }
}

const tooFew = (count: number): MedianFigure => ({ count, median: null });
const tooFewCases = (count: number): ShareFigure => ({ count, percent: null });

/** Of every story: how many dots each pile has, as the file says. */
async function dotsInFile(played: PlayedDemo): Promise<{ readonly [pile: string]: number }> {
  const { file, pileOf } = await readAll(played);
  return Object.fromEntries(
    Object.entries(file.tally ?? {}).map(([row, dots]): [string, number] => [pileOf(row) ?? '', dots]),
  );
}

test('FS1c HP3c TS4b the launch, from its meeting to its end, says in register and files what the story says', async () => {
  const played = await holdMeeting(launch, 1);
  expect(await dotsInFile(played)).toEqual({ value: 8, feed: 6, lists: 4, billing: 4, support: 2, date: 0 });
  const waits = await playDays(
    played,
    deedsOf(played, { outcome: 'adopted', result: '7 of 20 paid' }),
    [1, 33, 58, 60],
  );
  // Nobody looked before day 37; the step of the support, due on day 20, is never done.
  expect(waits).toEqual({
    1: ['due feed'],
    33: ['notLookedAt feed', 'notLookedAt value', 'notLookedAt lists', 'notLookedAt billing', 'notLookedAt date', 'step support'],
    58: ['tripped value', 'notLookedAt feed', 'notLookedAt billing', 'notLookedAt date', 'notLookedAt lists', 'step support', 'review value'],
    60: ['notLookedAt feed', 'notLookedAt billing', 'notLookedAt date', 'notLookedAt lists', 'step support'],
  }); // prettier-ignore
  const { figures } = await readAll(played);
  expect(figures).toEqual({
    notice: tooFew(1),
    contain: tooFew(1),
    // In time: days 44, 51, 58 and 60 of the value, day 47 of the lists. Late: days 37 and 40. Four are not looked at.
    checksOnTime: { count: 11, percent: 45 },
    // Five of six.
    stepsDone: { count: 6, percent: 83 },
    review: tooFew(1),
    testsWithRule: tooFewCases(1),
    tripwiresOnTime: tooFewCases(0),
  });
  await endProject(played, 81, 180, {
    value: ['happened', 'before'],
    feed: ['almost'],
    lists: ['didNot'],
    billing: ['happened', 'never'],
    support: ['happened', 'none'],
    date: ['happened', 'never'],
  });
  const { file, markdown, foresight, waits: last, figures: lastFigures, pileOf } = await readAll(played);
  expect(foresight).toEqual({
    happened: 4, onCard: 4, planned: 4, before: 1, almost: 1, open: 0, withoutDot: [],
  }); // prettier-ignore
  expect(lastFigures.tripwiresOnTime).toEqual(tooFewCases(3));
  expect(last).toContain('holds value');
  expect(file.workshop).toMatchObject({ heldOn: '2027-03-01', failedBy: '2027-08-28', people: 8 });
  expect(file.confidence).toMatchObject({
    before: [50, 60, 70, 70, 80, 80, 80, 90],
    after: [40, 40, 50, 50, 60, 60, 60, 70],
  });
  expect(file.cards).toHaveLength(15);
  expect(file.risks.find(({ id }) => pileOf(id) === 'value')?.readings.map(({ on, state, reading }) => [on, state, reading])).toEqual([
    ['2027-04-07', 'fine', 6.1],
    ['2027-04-14', 'fine', 5.4],
    ['2027-04-21', 'fine', 4.8],
    ['2027-04-28', 'tripped', 3.6],
    ['2027-04-30', 'contained', null],
  ]); // prettier-ignore
  const [near, tripped] = file.incidents;
  expect(near).toMatchObject({
    kind: 'nearMiss',
    on: '2027-04-03',
    held: ['luck'],
    couldHave: 'nine days of wrong prices',
  });
  expect(tripped).toMatchObject({
    ...{ kind: 'tripped', on: '2027-04-28', reading: 3.6, cause: 'avoidable', held: ['tripwire', 'contingency'] },
    ...{ containedOn: '2027-04-30', reviewedOn: '2027-04-30' },
    note: {
      intended: 'At least 4 of 100 trials become a paid plan.',
      happened: '3.6 of 100 did in week four, after 6.1, 5.4 and 4.8.',
    },
    changes: [
      {
        ...{ carrier: 'Ravi', accepted: true, by: '2027-05-14' },
        followUps: { landed: { answer: 'yes', on: '2027-05-21' }, holds: { due: '2027-06-13', answer: null } },
      },
    ],
  });
  expect(file.smallTests).toMatchObject([
    {
      from: '2027-03-02',
      until: '2027-03-16',
      state: 'adopted',
      hasRule: true,
      isStopped: false,
      result: '7 of 20 paid',
    },
  ]);
  expect(file.outcome).toMatchObject({ came: 'inPart', on: '2027-08-28' });
  for (const line of [
    '| R1 | Plus gave people nothing they would pay for | 20 | 8 | Ines |',
    'Ravi looks at the share of trials that turn into a paid plan (the weekly billing report) every week until 2027-04-30. If it drops below 4 %, then ',
    '- **Dissent:** Walking one basement store will not find this.',
    '- **What could have happened:** nine days of wrong prices',
    'We expected: 6 of 20 pay. If 6 or more pay, we adopt it; if 3 to 5 pay, we adapt it; if fewer than 3 pay, we abandon it.',
    'What came of it: 7 of 20 paid.',
  ])
    expect(markdown).toContain(line);
  await checkInvariants(played.room);
});

test('FS1c HP3c TS4b the clinic, from its meeting to its end, says in register and files what the story says', async () => {
  const played = await holdMeeting(clinic, 2);
  expect(await dotsInFile(played)).toEqual({
    workaround: 6, bands: 5, emergency: 5, labels: 3, training: 2, scanners: 2, second: 1, standing: 0,
  }); // prettier-ignore
  const deeds = deedsOf(played, { outcome: 'adopted', result: '9 of 10 did' });
  const waits = await playDays(played, deeds, [7, 17, 24]);
  const sorted = Object.fromEntries(Object.entries(waits).map(([day, list]) => [day, [...list].sort()]));
  expect(sorted).toEqual({
    7: ['due emergency', 'due labels', 'due workaround', 'notLookedAt bands'],
    // It was contained on the day on which it tripped; every two weeks has two days of grace.
    17: ['late second', 'notLookedAt emergency', 'notLookedAt labels', 'notLookedAt workaround', 'review bands'],
    24: ['notLookedAt emergency', 'notLookedAt labels', 'notLookedAt workaround'],
  });
  const { figures } = await readAll(played);
  // In time: days 16 and 17, twice. Late: days 15 and 24, and day 21 of the second check. Three are not looked at.
  expect(figures.checksOnTime).toEqual({ count: 9, percent: 33 });
  expect(figures.stepsDone).toEqual({ count: 5, percent: 100 });
  await endProject(played, 39, 120, {
    bands: ['happened', 'before'],
    second: ['almost'],
    workaround: ['didNot'],
    emergency: ['didNot'],
    labels: ['didNot'],
    training: ['cannotTell'],
    scanners: ['cannotTell'],
    standing: ['happened', 'none'],
  });
  const { file, markdown, foresight, pileOf } = await readAll(played);
  expect(foresight).toEqual({
    happened: 2, onCard: 2, planned: 1, before: 1, almost: 1, open: 0,
    withoutDot: ["The consultants took it for a nurses' project and waved it away"],
  }); // prettier-ignore
  expect(pileOf(file.minority)).toBe('second');
  expect(file.incidents.map(({ kind, on, risk, reading }) => [kind, on, pileOf(risk), reading])).toEqual([
    ['tripped', '2027-03-18', 'bands', 11],
    ['nearMiss', '2027-03-20', 'second', null],
  ]);
  expect(file.incidents[0]).toMatchObject({ containedOn: '2027-03-18', reviewedOn: '2027-03-19', cause: 'inherent' });
  expect(file.smallTests).toMatchObject([{ from: '2027-03-08', until: '2027-03-09', state: 'adopted' }]);
  expect(markdown).toContain('- **What could have happened:** the wrong unit for the patient in the next bed');
  await checkInvariants(played.room);
});

test('FS1c HP3c TS4b the market, from its meeting to its end, says in register and files what the story says', async () => {
  const played = await holdMeeting(market, 3);
  const { room, goTo } = played;
  expect(await dotsInFile(played)).toEqual({
    weather: 5, volunteers: 5, power: 4, permit: 3, neighbours: 2, money: 1, toilets: 1, cards: 0, knowledge: 0,
  }); // prettier-ignore
  const stopped = { outcome: 'abandoned', stopped: true, result: 'A cable was warm to the hand' } as const;
  const waits = await playDays(played, deedsOf(played, stopped), [6, 61, 63, 64]);
  const sorted = Object.fromEntries(Object.entries(waits).map(([day, list]) => [day, [...list].sort()]));
  const never = ['notLookedAt knowledge', 'notLookedAt neighbours', 'notLookedAt weather'];
  expect(sorted).toEqual({
    6: ['notLookedAt weather'],
    61: [...never, 'review volunteers', 'tripped volunteers'],
    63: ['due power', ...never, 'tripped volunteers'],
    64: ['late power', ...never],
  });
  const { figures } = await readAll(played);
  // In time: days 47, 54, 61 and 64. Late: day 40, and day 56 of the power. Three are not looked at.
  expect(figures.checksOnTime).toEqual({ count: 9, percent: 44 });
  expect(figures.stepsDone).toEqual({ count: 6, percent: 100 });
  const { outcomes, tripwireCame, onDay, onNoCard } = market.lookBack!;
  const ends = Object.fromEntries(
    Object.entries(outcomes).map(([pile, verdict]) => [pile, [verdict, tripwireCame[pile]] as const]),
  ) as Ends;
  await endProject(played, 84, onDay, ends);
  await goTo(onDay);
  for (const title of onNoCard) await room.lead.must('reportIncident', { kind: 'happened', title });
  const { file, markdown, foresight, figures: lastFigures, pileOf } = await readAll(played);
  // Volunteers, money and toilets had a card, the bridge had none; only the volunteers were planned, and tripped in time.
  expect(foresight).toEqual({
    happened: 4, onCard: 3, planned: 1, before: 1, almost: 1, open: 0, withoutDot: [],
  }); // prettier-ignore
  expect(lastFigures.tripwiresOnTime).toEqual(tooFewCases(1));
  expect(file.incidents.map(({ kind, on, risk }) => [kind, on, pileOf(risk)])).toEqual([
    ['nearMiss', '2027-04-26', 'power'],
    ['tripped', '2027-05-01', 'volunteers'],
    ['happened', '2027-05-31', undefined],
  ]);
  expect(file.smallTests).toMatchObject([
    { from: '2027-04-26', until: '2027-04-26', state: 'abandoned', isStopped: true },
  ]);
  expect(file.outcome).toMatchObject({ came: 'inPart', on: '2027-05-31' });
  expect(markdown).toContain('The foot bridge was closed for repairs, so a third of the visitors came an hour late');
  await checkInvariants(room);
});
