import { isListed } from '../../shared/people/roles.ts';
import { usePeople } from './workshop.ts';
import { compareNames } from '../../shared/compareNames.ts';

/** Names to choose from: those of the people on the list, with this one, in alphabetical order. */
export function usePeopleNames(also: string | null): readonly string[] {
  const names = Object.values(usePeople())
    .filter(isListed)
    .map(({ name }) => name);
  return [...new Set([...names, ...(also ? [also] : [])])].sort(compareNames);
}
