import { expect, test } from 'vitest';
import { deputyGraceMs, offerGraceMs } from '../../shared/protocol/limits.ts';
import { secondMs } from '../../shared/time.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import { everyoneVotes, playTo } from '../scenarios/play.ts';

/** A workshop with a deputy that has just come to this stage, where people have written and voted what they can. */
async function openAt(stage: Stage): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people: 6 });
  await room.lead.must('nameDeputy', { participantId: room.person('Ana').id });
  await playTo(room, stage);
  if (stage === 'write')
    await Promise.all(room.participants.map((person) => person.write(`A reason of ${person.name}`)));
  if (stage === 'vote') await everyoneVotes(room);
  return room;
}

/** What must be the same after somebody vanished. */
const standing = (person: Person): unknown => {
  const { stage, agenda, open, turn, tally, ranking, topRisks, say } = person.session();
  return {
    stage,
    agenda,
    open,
    turn: { ...turn, readerId: null, nextId: null },
    tally,
    ranking,
    topRisks,
    say,
    board: person.board(),
  };
};

/** The lead who is there goes on to the end. */
async function finish(room: SimulatedWorkshop, lead: Person): Promise<void> {
  for (let steps = 0; room.person('Ben').session().stage.name !== 'register' && steps < 30; steps++) {
    const reply = await lead.advance();
    if (reply.ok) continue;
    if (reply.code === 'cardsUndealt') await lead.must('dealRest');
    else if (reply.code === 'voteOpen') {
      await everyoneVotes(room);
      await lead.must('closeVote');
    } else if (reply.code === 'tooFewWriters') for (const one of room.online) await one.must('consent', { show: true });
    else throw new Error(reply.code);
  }
  expect(room.person('Ben').session().stage.name).toBe('register');
}

const meetingStages = stages.filter((stage) => stage !== 'register');

test.each(meetingStages)(
  'FA12a the facilitator disconnects in %s: nothing moves, the deputy acts after 20 s, and the role returns',
  async (stage) => {
    const room = await openAt(stage);
    const [ana, ben] = [room.person('Ana'), room.person('Ben')];
    const before = standing(ben);
    await room.lead.drop();
    await room.pass(deputyGraceMs - secondMs);
    expect(ben.session().lead.actingId).toBe(room.lead.id);
    await room.pass(2 * secondMs);
    expect(ben.session().lead.actingId).toBe(ana.id);
    expect(standing(ben)).toEqual(before);
    await room.lead.returns();
    expect(ben.session().lead.actingId).toBe(room.lead.id);
    expect(standing(ben)).toEqual(before);
    await checkInvariants(room);
  },
);

test.each(meetingStages)(
  'FA12b facilitator and deputy disconnect in %s: after 60 s whoever takes over runs the workshop to its end',
  async (stage) => {
    const room = await openAt(stage);
    const ben = room.person('Ben');
    await room.lead.drop();
    await room.person('Ana').drop();
    await room.pass(offerGraceMs - secondMs);
    expect(ben.session().lead.offered).toBe(false);
    await room.pass(2 * secondMs);
    expect(ben.session().lead.offered).toBe(true);
    await ben.must('takeOver');
    expect(ben.session().lead).toMatchObject({ actingId: ben.id, offered: false });
    await finish(room, ben);
  },
);

test.each(stages)(
  'FA12c everyone disconnects in %s and the server crashes: everything is there on return',
  async (stage) => {
    const room = await openAt(stage);
    const before = standing(room.lead);
    const words = room.participants.map(
      (person) => [...person.documents].filter(([name]) => name.startsWith('notebook/')).length,
    );
    for (const person of room.everyone) await person.drop();
    await room.pass(2 * 60 * secondMs);
    await room.crash();
    await room.pass(2 * 60 * secondMs);
    for (const person of [...room.everyone].reverse()) await person.returns();
    expect(standing(room.lead)).toEqual(before);
    expect(room.session().lead).toMatchObject({ actingId: room.lead.id, offered: false });
    expect(words.every((count) => count >= 0)).toBe(true);
    await checkInvariants(room);
    await finish(room, room.lead);
    await checkInvariants(room);
  },
);
