import type { BundleModule, BundleName, ScreenTexts } from '../../shared/text/catalogue.ts';
import type { Direction } from '../../shared/text/catalogue.ts';
import type { Format } from '../../shared/text/format.ts';
import { formatOf } from '../../shared/text/format.ts';
import { localeOf, matchLanguage } from '../../shared/text/languages.ts';
import { createSignal } from '../runtime/signal.ts';
import type { Signal } from '../runtime/signal.ts';

export type LoadedTexts = {
  readonly language: string;
  readonly direction: Direction;
  readonly format: Format;
  /** The areas whose bundle is loaded. */
  readonly areas: Partial<ScreenTexts>;
};

export type TextStore = {
  /** Null until the first bundle is there. */
  readonly loaded: Signal<LoadedTexts | null>;
  /** Loads a bundle, and with the first call that of the first page. Rejects when the server cannot be reached. */
  readonly load: (bundle: BundleName) => Promise<void>;
  /** Shows another language once its texts are there. */
  readonly setLanguage: (language: string) => Promise<void>;
  /** The languages there are, as BCP 47 tags. */
  readonly languages: readonly string[];
};

type Modules<M> = { readonly [path: string]: () => Promise<M> };

export type TextStoreOptions = {
  /** Loaders of each bundle by path, `…/<language>/<bundle>.ts`. */
  readonly bundles: { readonly [B in BundleName]: Modules<BundleModule<B>> };
  /** What the reader asks for, the preferred language first. */
  readonly wanted: readonly string[];
};

const languageIn = (path: string): string => path.split('/').at(-2) ?? '';

function moduleOf<M>(modules: Modules<M>, language: string): Promise<M> {
  const load = Object.entries(modules).find(([path]) => languageIn(path) === language)?.[1];
  if (load === undefined) throw new Error(`There are no texts in ${language}`);
  return load();
}

export function createTextStore({ bundles, wanted }: TextStoreOptions): TextStore {
  const languages = Object.keys(bundles.firstPage).map(languageIn).sort();
  const loaded = createSignal<LoadedTexts | null>(null);
  const shown = new Set<BundleName>();
  let language = matchLanguage(wanted, languages);

  const loadShown = async (): Promise<void> => {
    const chosen = language;
    const format = formatOf(localeOf(chosen, wanted));
    const [{ direction, texts }, ...others] = await Promise.all([
      moduleOf(bundles.firstPage, chosen),
      ...[...shown].map((bundle) => moduleOf<BundleModule<BundleName>>(bundles[bundle], chosen)),
    ]);
    // Another language was chosen meanwhile: what was just loaded is needed in that one.
    if (chosen !== language) return loadShown();
    const before = loaded.get();
    const areas = Object.assign(
      before?.language === chosen ? { ...before.areas } : {},
      texts(format),
      ...others.map((other) => other.texts(format)),
    ) as Partial<ScreenTexts>;
    loaded.set({ language: chosen, direction, format, areas });
  };

  return {
    loaded,
    languages,
    async load(bundle) {
      const isNew = !shown.has(bundle);
      shown.add(bundle);
      try {
        await loadShown();
      } catch (error) {
        // A bundle that cannot be loaded now must not keep others from being loaded.
        if (isNew) shown.delete(bundle);
        throw error;
      }
    },
    async setLanguage(next) {
      const before = language;
      language = matchLanguage([next], languages);
      try {
        await loadShown();
      } catch (error) {
        language = before;
        throw error;
      }
    },
  };
}
