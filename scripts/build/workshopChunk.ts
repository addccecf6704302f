import { resolve } from 'node:path';

/** The part of Rolldown's context that is needed here. */
type Graph = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

const client = (file: string): string => resolve(import.meta.dirname, '../../client', file);
const workshopPage = client('WorkshopPage.tsx');
/** Pages that are shown without a workshop, and must not load what only a workshop needs. */
const otherPages = ['main.tsx', 'join/JoinPage.tsx', 'home/HowPage.tsx'].map(client);

/**
 * Groups for Rolldown's code splitting: one chunk for everything that the page of a workshop imports statically and no page
 * outside it does, and one for what several of its screens share besides. Left to itself Rolldown makes a dozen chunks of a few
 * hundred bytes each. Neither chunk can import one that imports it, because the first holds all that its modules import.
 */
export function workshopChunks() {
  const closures = new Map<string, ReadonlySet<string>>();
  const importsOf = (page: string, graph: Graph): ReadonlySet<string> => {
    const known = closures.get(page);
    if (known) return known;
    const found = new Set([page]);
    for (const id of found) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
    closures.set(page, found);
    return found;
  };
  const isOutside = (id: string, graph: Graph): boolean => otherPages.some((page) => importsOf(page, graph).has(id));
  const isOfWorkshop = (id: string, graph: Graph): boolean => importsOf(workshopPage, graph).has(id);
  return [
    {
      name: (id: string, graph: Graph) =>
        id !== workshopPage && isOfWorkshop(id, graph) && !isOutside(id, graph) ? 'workshop' : null,
      includeDependenciesRecursively: false,
    },
    {
      // Texts are loaded one bundle at a time.
      test: (id: string) => !id.includes('/shared/text/'),
      name: (id: string, graph: Graph) => (isOfWorkshop(id, graph) || isOutside(id, graph) ? null : 'screens'),
      minShareCount: 2,
      includeDependenciesRecursively: false,
    },
  ];
}
