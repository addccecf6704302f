import { resolve } from 'node:path';

/** The part of Rolldown's context that is needed here. */
type Graph = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

const client = (file: string): string => resolve(import.meta.dirname, '../../client', file);
const workshopPage = client('WorkshopPage.tsx');
/** Pages that are shown without a workshop, and must not load what only a workshop needs. */
const otherPages = ['main.tsx', 'join/JoinPage.tsx', 'home/HowPage.tsx'].map(client);
/** What is loaded for a register and its links only. A meeting need not load what these share. */
const registerParts = ['stages/register/RegisterScreen.tsx', 'home/ImportDialog.tsx', 'join/VisitPage.tsx'].map(client);
/** What the page of a register loads when it is needed. */
const laterParts = ['stages/register/access/ShareDialog.tsx', 'stages/register/import/CsvDialog.tsx'].map(client);
const registerFolder = client('stages/register/');
/** What a meeting loads besides its page. */
const meetingParts = [
  'stages/write/WriteScreen.tsx',
  'stages/write/LateNotes.tsx',
  'stages/share/ShareScreen.tsx',
  'stages/share/OwnCards.tsx',
  'stages/cluster/ClusterScreen.tsx',
  'stages/vote/VoteScreen.tsx',
  'stages/plan/PlanScreen.tsx',
  'stages/lobby/ProjectForm.tsx',
  'stages/share/CardDialogs.tsx',
  'stages/cluster/suggest/SuggestionList.tsx',
  'stages/commit/CommitScreen.tsx',
  'workshop/Dialogs.tsx',
  'workshop/EndMeeting.tsx',
].map(client);

/**
 * Groups for Rolldown's code splitting: one chunk for everything that the page of a workshop imports statically and no page
 * outside it does, one for what several of its screens share besides, one for what only the pages of a register share, and
 * one for what only its later parts share, which may import its page. Left to itself Rolldown makes a dozen chunks of a few
 * hundred bytes each. No chunk can import one that imports it: the first holds all that its modules import, and what the
 * second holds is imported by a part of the meeting, as is all that it imports.
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
  const isOneOf = (parts: readonly string[], id: string, graph: Graph): boolean =>
    parts.some((part) => importsOf(part, graph).has(id));
  const isOutside = (id: string, graph: Graph): boolean => isOneOf(otherPages, id, graph);
  const isLater = (id: string, graph: Graph): boolean =>
    id.startsWith(registerFolder) || isOneOf(laterParts, id, graph);
  const screenChunk = (id: string, graph: Graph): string | null => {
    if (isOneOf(meetingParts, id, graph)) return 'screens';
    if (isOneOf(registerParts, id, graph)) return 'register';
    return isLater(id, graph) ? 'registerLater' : null;
  };
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
      name: (id: string, graph: Graph) =>
        isOfWorkshop(id, graph) || isOutside(id, graph) ? null : screenChunk(id, graph),
      minShareCount: 2,
      includeDependenciesRecursively: false,
    },
  ];
}
