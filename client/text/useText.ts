import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Area, Texts } from '../../shared/text/catalogue.ts';
import type { Format } from '../../shared/text/format.ts';
import type { Signal } from '../runtime/signal.ts';
import type { LoadedTexts } from './textStore.ts';

export const TextContext = createContext<Signal<LoadedTexts | null> | null>(null);

/** A part of the loaded texts. Renders only when that part changes, not with every bundle that is loaded. */
function useLoaded<T>(select: (loaded: LoadedTexts) => T): T {
  const signal = useContext(TextContext);
  const read = (): T => {
    const loaded = signal?.get() ?? null;
    if (loaded === null) throw new Error('There is no TextProvider around this component');
    return select(loaded);
  };
  return useSyncExternalStore(signal?.subscribe ?? subscribeToNothing, read);
}

const subscribeToNothing = () => (): void => undefined;

/** The texts of an area of the screens, in the language of the page. */
export function useText<A extends Area>(area: A): Texts<A> {
  const found = useLoaded<Texts<A> | undefined>(({ areas }) => areas[area]);
  if (found === undefined) throw new Error(`The texts of ${area} are not loaded`);
  return found;
}

/** The same for texts that a screen can do without for a moment; null while they are not loaded. */
export const useTextIfLoaded = <A extends Area>(area: A): Texts<A> | null =>
  useLoaded<Texts<A> | undefined>(({ areas }) => areas[area]) ?? null;

/** The language of the page, as a BCP 47 tag. */
export const useLanguage = (): string => useLoaded(({ language }) => language);

/** Dates, times, numbers and lists in the language of the texts. */
export const useFormat = (): Format => useLoaded(({ format }) => format);
