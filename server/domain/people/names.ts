import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { People } from '../../../shared/session/session.ts';
import { serverTexts } from '../../text/serverTexts.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { personGone } from './personGone.ts';

/** "Alex", or "Alex (2)" when there is an Alex already (SPEC PE1a). */
export function uniqueName(people: People, wanted: string): string {
  const names = new Set(Object.values(people).map((person) => person.name.toLowerCase()));
  const name = wanted.trim().replace(/\s+/g, ' ');
  if (!names.has(name.toLowerCase())) return name;
  let n = 2;
  while (names.has(`${name} (${n})`.toLowerCase())) n++;
  return `${name} (${n})`;
}

/** The third person in the workshop who gives no name is "Guest 3", in the language of the workshop (SPEC PE1b, TX5). */
export const guestName = ({ session, people }: Pick<State, 'session' | 'people'>): string =>
  uniqueName(people, serverTexts(session.workshop).stored.guest(Object.keys(people).length + 1));

function setName(state: State, { name }: CommandOf<'setName'>, { actorId }: Context): Decision {
  const { [actorId]: person, ...others } = state.people;
  if (!person) return personGone;
  const wanted = name.trim().replace(/\s+/g, ' ');
  if (uniqueName(others, wanted) !== wanted)
    return refused('nameTaken', 'Another person in this workshop has this name.');
  return decided({ people: { [actorId]: { ...person, name: wanted } } });
}

export const nameDecisions = { setName };
