import { expect } from 'vitest';
import type { Stage } from '../../shared/stages/stages.ts';
import { stages } from '../../shared/stages/stages.ts';
import type { Person } from '../harness/person.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';

/** Everyone writes two notes that name their author, so that tests can check attribution. */
export const reasonsOf = (person: Person): string[] => [`${person.name} saw it coming`, `${person.name} said nothing`];

/**
 * Advances a workshop to a stage with the least that is needed: every connected person writes and votes, the rest of the
 * deck is put on the board, and the vote is closed.
 */
export async function playTo(room: TestWorkshop, target: Stage): Promise<void> {
  while (room.session().stage.name !== target) {
    const stage = room.session().stage.name;
    if (stages.indexOf(stage) > stages.indexOf(target)) throw new Error(`${target} lies behind ${stage}`);
    await beforeLeaving[stage]?.(room);
    const reply = await room.lead.advance();
    expect(reply, `leaving ${stage}`).toMatchObject({ ok: true });
  }
}

const beforeLeaving: { readonly [S in Stage]?: (room: TestWorkshop) => Promise<void> } = {
  async write(room) {
    for (const person of writers(room)) if (person.notes().length === 0) await person.write(...reasonsOf(person));
  },
  async share(room) {
    await room.lead.must('dealRest');
  },
  async vote(room) {
    if (!room.session().vote.open) return;
    await everyoneVotes(room);
    await room.lead.must('closeVote');
  },
};

const writers = (room: TestWorkshop): Person[] => room.online.filter((person) => person.role !== 'observer');

/** Everyone puts their dots on the first risks of the board, so that the first ones win. */
export async function everyoneVotes(room: TestWorkshop): Promise<void> {
  for (const person of writers(room)) await person.vote(firstDots(person));
}

/** One dot on each of the first risks, as many as there are dots. */
export function firstDots(person: Person): { [riskId: string]: number } {
  const { dots } = person.session().vote;
  return Object.fromEntries(riskIds(person).slice(0, dots).map((riskId) => [riskId, 1])); // prettier-ignore
}

export const riskIds = (seen: Pick<Person, 'board'>): string[] => Object.keys(seen.board().risks).sort();
export const cardTexts = (seen: Pick<Person, 'board'>): string[] =>
  Object.values(seen.board().cards).map((card) => card.text).sort(); // prettier-ignore

export const refusedWith = (code: string) => expect.objectContaining({ ok: false, code }) as unknown;
export const accepted = expect.objectContaining({ ok: true }) as unknown;

/** What makes a workshop a rehearsal. */
export const rehearsal = { rehearsal: { story: 'launch', speed: 8 } } as const;
