/** Class names that a style sheet defines. Comments, strings and numbers such as `.5s` are not selectors. */
export function definedClasses(css: string): Set<string> {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '');
  return new Set([...selectors.matchAll(/\.([a-z_][\w-]*)(?![^{}]*;)/gi)].map(([, name]) => name ?? ''));
}

export type StyleImport = { binding: string; path: string };

/** The CSS modules that a component imports, with the name each is bound to. */
export function styleImports(source: string): StyleImport[] {
  return [...source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(([, binding, path]) => ({
    binding: binding ?? '',
    path: path ?? '',
  }));
}

/** Class names that a component uses from `binding`. Computed ones (`styles[kind]`) cannot be read and set `computed`. */
export function usedClasses(source: string, binding: string): { names: Set<string>; computed: boolean } {
  const taken = new RegExp(`\\b${binding}(?:\\.(\\w+)|\\['([^']+)'\\])`, 'g');
  return {
    names: new Set([...source.matchAll(taken)].map(([, plain, quoted]) => plain ?? quoted ?? '')),
    computed: new RegExp(`\\b${binding}\\[[^']`).test(source),
  };
}
