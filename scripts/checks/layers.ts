/** Which folder imports which, as folder → folders. */
export type FolderGraph = ReadonlyMap<string, ReadonlySet<string>>;

export type Import = { readonly from: string; readonly to: string };

/**
 * What stands for a file in the diagrams: `server/domain/<folder>` and `server/live/<folder>`, other folders of server and
 * client by their first level, `shared` as a whole. The files of server/ itself stand for themselves: config and ports are
 * at the bottom, start is at the top.
 */
export function layerOf(file: string): string {
  const [side = '', folder = '', inner = ''] = file.split('/');
  if (side === 'shared') return side;
  if (side === 'server' && inner === '') return file;
  if (inner === '') return side;
  const isNested = side === 'server' && (folder === 'domain' || folder === 'live') && file.split('/').length > 3;
  return [side, folder, ...(isNested ? [inner] : [])].join('/');
}

export function folderGraph(imports: readonly Import[]): FolderGraph {
  const graph = new Map<string, Set<string>>();
  const at = (folder: string): Set<string> => {
    const known = graph.get(folder) ?? new Set<string>();
    graph.set(folder, known);
    return known;
  };
  for (const { from, to } of imports) {
    const [source, target] = [layerOf(from), layerOf(to)];
    at(target);
    if (source !== target) at(source).add(target);
  }
  return graph;
}

const next = (graph: FolderGraph, folder: string): readonly string[] => [...(graph.get(folder) ?? [])].sort();

/** All folders that can be reached from one, itself only by a cycle. */
export function reachable(graph: FolderGraph, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [...next(graph, from)];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    open.push(...next(graph, folder));
  }
  return seen;
}

/** Groups of folders that import each other, directly or by way of others; sorted. */
export function cyclesOf(graph: FolderGraph): string[][] {
  const folders = [...graph.keys()].sort();
  const reach = new Map(folders.map((folder) => [folder, reachable(graph, folder)]));
  const groups = folders
    .filter((folder) => reach.get(folder)?.has(folder))
    .map((folder) => folders.filter((other) => reach.get(folder)?.has(other) && reach.get(other)?.has(folder)));
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

/** The arrows that do not follow from others. Where folders form a cycle all arrows among them are kept. */
export function essentialArrows(graph: FolderGraph): Import[] {
  return [...graph.keys()].sort().flatMap((from) => {
    const targets = next(graph, from);
    const follows = (to: string): boolean =>
      targets.some(
        (by) =>
          by !== to && !reachable(graph, by).has(from) && reachable(graph, by).has(to) && !reachable(graph, to).has(by),
      );
    return targets.filter((to) => !follows(to)).map((to) => ({ from, to }));
  });
}

const nodeName = (folder: string): string => folder.replace(/\W/g, '_');

/** A Mermaid flowchart of the folders below `side`, and of what they import outside it. */
export function mermaid(graph: FolderGraph, side: string): string {
  const arrows = essentialArrows(graph).filter(({ from }) => from.split('/')[0] === side);
  const folders = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort();
  return [
    '```mermaid',
    'flowchart TD',
    ...folders.map((folder) => `  ${nodeName(folder)}["${folder}"]`),
    ...arrows.map(({ from, to }) => `  ${nodeName(from)} --> ${nodeName(to)}`),
    '```',
  ].join('\n');
}

/** The graph as text: each folder with all that it imports, then the cycles. */
export function graphAsText(graph: FolderGraph): string {
  const lines = [...graph.keys()]
    .sort()
    .map((folder) => `${folder} → ${next(graph, folder).join(', ') || '(nothing)'}`);
  const cycles = cyclesOf(graph).map((group) => `cycle: ${group.join(' ↔ ')}`);
  return [...lines, ...(cycles.length === 0 ? ['no cycles between folders'] : cycles)].join('\n');
}
