import type { CommandOf } from '../../../shared/commands/commands.ts';
import { cleanName } from '../../../shared/protocol/names.ts';
import type { People } from '../../../shared/session/session.ts';
import { serverTexts } from '../../text/serverTexts.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { personGone } from '../core/personGone.ts';
import { looksLike } from './skeleton.ts';

/** "Alex", or "Alex (2)" when somebody's name looks like Alex, also somebody's who left (SPEC PE1a, PE1c, PE6a). */
export function uniqueName(people: People, wanted: string): string {
  const name = cleanName(wanted);
  const isTaken = (candidate: string): boolean =>
    Object.values(people).some((person) => looksLike(person.name, candidate));
  if (!isTaken(name)) return name;
  let n = 2;
  while (isTaken(`${name} (${n})`)) n++;
  return `${name} (${n})`;
}

/** The third person in the workshop who gives no name is "Guest 3", in the language of the workshop (SPEC PE1b, TX5). */
export const guestName = ({ session, people }: Pick<State, 'session' | 'people'>): string =>
  uniqueName(people, serverTexts(session.workshop).stored.guest(Object.keys(people).length + 1));

function setName(state: State, { name }: CommandOf<'setName'>, { actorId }: Context): Decision {
  const { [actorId]: person, ...others } = state.people;
  if (!person) return personGone;
  const wanted = cleanName(name);
  if (uniqueName(others, wanted) !== wanted)
    return refused('nameTaken', 'Another person in this workshop has this name.');
  return decided({ people: { [actorId]: { ...person, name: wanted } } });
}

export const nameDecisions = { setName };
