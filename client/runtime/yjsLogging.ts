// What Yjs uses of `lib0/logging`, without its styles: that module brings a DOM renderer and a schema library, 5 KB of script
// that no page shows. `vite.config.ts` puts this file in its place.

type Logged = string | symbol | object | number;

export const [BOLD, UNBOLD, RED, ORANGE] = [Symbol('bold'), Symbol('unbold'), Symbol('red'), Symbol('orange')];

const unstyled = (parts: readonly Logged[]): Logged[] => parts.filter((part) => typeof part !== 'symbol');

export const print = (...parts: readonly Logged[]): void => console.log(...unstyled(parts));
export const warn = (...parts: readonly Logged[]): void => console.warn(...unstyled(parts));
