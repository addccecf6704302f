import type { ParticipantId } from '../../shared/ids.ts';
import type { People, Person, Session } from '../../shared/session/session.ts';
import { hasLeft, takesPart } from '../../shared/people/roles.ts';
import { compareNames } from '../../shared/compareNames.ts';

/** The facilitator first, then the deputy, then people who are here, people who are away, observers, and people who left; each group by name. */
export function peopleInOrder(people: People, lead: Session['lead']): [ParticipantId, Person][] {
  const place = (id: ParticipantId, person: Person): number => {
    if (hasLeft(person)) return 6;
    if (id === lead.facilitatorId) return 0;
    if (id === lead.deputyId) return 1;
    if (!takesPart(person)) return person.connected ? 4 : 5;
    return person.connected ? 2 : 3;
  };
  return Object.entries(people).sort(
    ([a, one], [b, other]) => place(a, one) - place(b, other) || compareNames(one.name, other.name) || (a < b ? -1 : 1),
  );
}
