import { createContext, useContext } from 'react';
import type { Area, Texts } from '../../shared/text/catalogue.ts';
import type { Format } from '../../shared/text/format.ts';
import type { LoadedTexts } from './textStore.ts';

export const TextContext = createContext<LoadedTexts | null>(null);

function useLoadedTexts(): LoadedTexts {
  const loaded = useContext(TextContext);
  if (loaded === null) throw new Error('There is no TextProvider around this component');
  return loaded;
}

/** The texts of an area of the screens, in the language of the page. */
export function useText<A extends Area>(area: A): Texts<A> {
  const { areas } = useLoadedTexts();
  const found: Texts<A> | undefined = areas[area];
  if (found === undefined) throw new Error(`The texts of ${area} are not loaded`);
  return found;
}

/** The language of the page, as a BCP 47 tag. */
export const useLanguage = (): string => useLoadedTexts().language;

/** Dates, times, numbers and lists in the language of the texts. */
export const useFormat = (): Format => useLoadedTexts().format;
