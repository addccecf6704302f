import { expect, test } from 'vitest';
import { planFields } from '../../shared/board/riskFields.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { linkRights } from '../../shared/people/capability.ts';
import { makeLink, visitBy } from '../harness/visitors.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import type { Person } from '../harness/person.ts';
import { seedsToWalk } from './seeds.ts';

/** One possible step of a walk; `in` lists the stages where it is chosen often, so that walks make progress. */
type Act = {
  readonly weight: number;
  readonly in?: readonly Stage[];
  readonly play: (room: SimulatedWorkshop, who: Person) => Promise<unknown>;
};

const cardOf = (room: SimulatedWorkshop): string | null => pick(room, Object.keys(room.lead.board().cards));
const riskOf = (room: SimulatedWorkshop): string | null => pick(room, Object.keys(room.lead.board().risks));
const pick = <T>(room: SimulatedWorkshop, list: readonly T[]): T | null =>
  list.length === 0 ? null : room.random.pick(list);
const isOpen = (who: Person, kind: 'notebook' | 'ballot'): boolean => {
  const round = who.session().open[kind];
  return who.role !== 'observer' && round !== null && who.documents.get(`${kind}/${round}`)?.isSynced === true;
};

const acts: Act[] = [
  {
    weight: 8,
    in: ['write'],
    async play(room) {
      for (const person of room.online) {
        if (isOpen(person, 'notebook') && !room.random.oneIn(5))
          await person.write(`${person.name} knew ${room.random.below(99)}.`);
      }
    },
  },
  {
    weight: 8,
    in: ['vote'],
    async play(room) {
      const riskId = riskOf(room);
      if (!riskId || !room.lead.session().vote.open) return;
      for (const person of room.online) if (isOpen(person, 'ballot')) await person.vote({ [riskId]: 1 });
    },
  },
  {
    weight: 4,
    async play(room) {
      if (!room.lead.session().stage.asking) return;
      for (const person of room.online) await person.do('consent', { show: !room.random.oneIn(6) });
    },
  },
  {
    weight: 8,
    async play(room, who) {
      if (!isOpen(who, 'notebook')) return;
      await who.write(room.random.oneIn(8) ? ' ' : `Reason ${room.random.below(1_000)} of ${who.name}.`);
    },
  },
  {
    weight: 4,
    async play(room, who) {
      if (!isOpen(who, 'notebook')) return;
      const note = pick(room, who.notes());
      if (!note) return;
      if (room.random.oneIn(2)) await who.erase(note.id);
      else await who.keep(note.id, !note.keep);
    },
  },
  {
    weight: 3,
    async play(room, who) {
      if (!isOpen(who, 'notebook')) return;
      const note = pick(room, who.notes());
      if (note) await who.do('publishNote', { noteId: note.id });
    },
  },
  {
    weight: 10,
    in: ['lobby', 'vote', 'commit'],
    async play(room, who) {
      if (!isOpen(who, 'ballot')) return;
      const riskId = riskOf(room);
      if (room.random.oneIn(2) || !riskId) await who.answer({ confidence: room.random.below(11) * 10 });
      else await who.vote({ [riskId]: room.random.below(who.session().vote.maxPerRisk + 1) });
    },
  },
  { weight: 4, play: (room, who) => who.do('setDone', { done: room.random.oneIn(2) }) },
  {
    weight: 2,
    play: (room, who) => who.do('setPart', { reads: !room.random.oneIn(3), writes: !room.random.oneIn(4) }),
  },
  {
    weight: 14,
    in: ['share'],
    play: (room) => nextOn(room).do('dealNext', { after: nextOn(room).session().turn.cardId }),
  },
  { weight: 3, in: ['share'], play: (room) => room.lead.do('putBack') },
  { weight: 3, in: ['share'], play: (room) => room.lead.do('skipReader') },
  { weight: 3, in: ['share'], play: (room) => room.lead.do('dealRest') },
  { weight: 1, play: (room, who) => who.do('consent', { show: !room.random.oneIn(5) }) },
  {
    weight: 16,
    in: ['cluster'],
    async play(room, who) {
      const cardId = cardOf(room);
      if (!cardId) return;
      const riskId = room.random.oneIn(3) ? 'new' : room.random.oneIn(4) ? null : riskOf(room);
      await who.do('moveCard', { cardId, riskId });
    },
  },
  {
    weight: 6,
    in: ['cluster', 'vote'],
    async play(room, who) {
      const [riskId, intoId] = [riskOf(room), riskOf(room)];
      if (!riskId || !intoId) return;
      const way = room.random.below(4);
      if (way < 2) await who.do('mergeRisks', { riskId, intoId });
      else if (way === 2) await who.do('removeRisk', { riskId });
      else await who.do('renameRisk', { riskId, title: `Cause ${room.random.below(100)}` });
    },
  },
  { weight: 5, in: ['cluster', 'vote'], play: (_room, who) => who.do('undo') },
  { weight: 1, in: ['cluster'], play: (room) => room.lead.do('resetPiles') },
  {
    weight: 4,
    in: ['share', 'cluster', 'vote', 'plan'],
    async play(room, who) {
      const [cardId, intoId] = [cardOf(room), cardOf(room)];
      if (!cardId || !intoId) return;
      if (room.random.oneIn(2)) await who.do('flagCard', { cardId, flagged: room.random.oneIn(2) });
      else if (room.random.oneIn(3)) await room.lead.do('withdrawCard', { cardId });
      else await room.lead.do('mergeCards', { cardId, intoId: room.random.oneIn(4) ? null : intoId });
    },
  },
  {
    weight: 8,
    in: ['vote', 'plan', 'commit', 'register'],
    async play(room, who) {
      const riskId = riskOf(room);
      if (!riskId || who.role === 'observer' || !who.document('plan').doc.getMap('plans').has(riskId)) return;
      await who.plan(riskId, room.random.pick(planFields), 'words ');
      await who.do('setRisk', {
        riskId,
        likelihood: 1 + room.random.below(5),
        preventionOwner: who.name,
        checkBy: '2027-06-01',
      });
    },
  },
  {
    weight: 2,
    in: ['vote', 'plan'],
    async play(room) {
      const riskIds = Object.keys(room.lead.board().risks).slice(0, 3);
      if (riskIds.length > 0) await room.lead.do('setTopRisks', { riskIds, minority: riskOf(room) });
      await room.lead.do('pairUp');
    },
  },
  { weight: 2, in: ['commit'], play: (room) => room.lead.do('readLine', { riskId: riskOf(room) ?? null }) },
  { weight: 12, play: (room) => room.lead.advance() },
  { weight: 6, in: ['vote'], play: (room) => room.lead.do('closeVote') },
  { weight: 4, play: (room) => room.lead.back() },
  { weight: 2, in: ['vote'], play: (room) => room.lead.do('openVote') },
  { weight: 2, play: (room) => room.lead.do(room.random.oneIn(2) ? 'pause' : 'resume') },
  { weight: 3, play: (room) => room.pass(1_000 * room.random.below(40)) },
  {
    weight: 6,
    async play(room) {
      const who = room.random.pick(room.everyone);
      const isGone = who.document('session').closedWith === 4423 || who.document('session').closedWith === 4401;
      if (who === room.lead || isGone) return;
      if (who.isOnline) await who.drop();
      else await who.returns();
    },
  },
  {
    weight: 2,
    async play(room) {
      await room.lead.drop();
      await room.pass(room.random.below(90_000));
      await room.random
        .pick(room.online.length > 0 ? room.online : [room.lead])
        .do('takeOver')
        .catch(() => null);
      await room.lead.returns();
    },
  },
  { weight: 2, play: (_room, who) => who.reload() },
  {
    weight: 1,
    async play(room) {
      const isOver = (await room.state()).session.stage.name === 'register';
      if (room.everyone.length < 12 && !isOver)
        await room.join(undefined, room.random.oneIn(4) ? 'observer' : 'participant');
    },
  },
  {
    weight: 1,
    async play(room, who) {
      if (who === room.lead || room.online.length < 4) return;
      if (room.random.oneIn(2)) await who.do('leave');
      else await room.lead.do('removeParticipant', { participantId: who.id });
      who.isOnline = false;
    },
  },
  {
    weight: 5,
    in: ['register'],
    async play(room) {
      if (!room.lead.isOnline || room.lead.session().stage.name !== 'register') return;
      const link = await makeLink(room, room.random.pick(linkRights));
      const visitor = await visitBy(room, link.secret, 'Vic');
      if (!visitor) throw new Error('The newest link does not work');
      for (const document of ['session', 'plan', 'notebook/1']) await visitor.open(document);
      const riskId = riskOf(room);
      if (riskId) await visitor.post({ type: 'setRisk', riskId, impact: 1 + room.random.below(5) });
      if (room.random.oneIn(3)) await room.lead.do('revokeLink', { linkId: link.linkId });
    },
  },
  { weight: 1, play: (room) => room.lead.do('nameDeputy', { participantId: room.random.pick(room.everyone).id }) },
  { weight: 1, play: (room) => (room.random.oneIn(2) ? room.restart() : room.crash()) },
];

function nextOn(room: SimulatedWorkshop): Person {
  const { turn } = room.lead.session();
  const id = turn.readerId ?? turn.nextId;
  return room.online.find((person) => person.id === id) ?? room.lead;
}

/** Mostly a step of the current stage, sometimes any step. */
function nextAct(room: SimulatedWorkshop): Act {
  const stage = room.lead.session().stage.name;
  const isLikely = !room.random.oneIn(8);
  const list = acts.filter((act) => !isLikely || !act.in || act.in.includes(stage));
  return room.random.pick(list.flatMap((act) => Array.from({ length: act.weight }, () => act)));
}

const stepsPerWalk = 150;

test('ST8 random commands, reconnects and server restarts never break an invariant', async () => {
  const reached = new Set<string>();
  let cards = 0;
  let tallies = 0;
  for (const seed of seedsToWalk(8)) {
    const sharing = seed % 4 === 0 ? 'own' : 'dealt';
    const room = await createSimulatedWorkshop({
      seed,
      people: 3 + (seed % 5),
      observers: seed % 2,
      workshop: { settings: { sharing } },
    });
    for (let step = 0; step < stepsPerWalk; step++) {
      const who = room.random.pick(room.online);
      await nextAct(room).play(room, who);
      await checkInvariants(room);
      reached.add(room.lead.session().stage.name);
    }
    cards += Object.keys(room.board().cards).length;
    if (room.session().tally) tallies++;
    expect(room.world.warnings).toEqual([]);
  }
  expect([...reached].sort()).toEqual([...stages].sort());
  expect(cards).toBeGreaterThan(20);
  expect(tallies).toBeGreaterThan(0);
});
