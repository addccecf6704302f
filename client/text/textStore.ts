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

type AnyModule = BundleModule<BundleName> & { readonly direction?: Direction };

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
  const wantedBundles = new Set<BundleName>(['firstPage']);
  /** The bundles whose texts are in `loaded`. */
  let present: ReadonlySet<BundleName> = new Set();
  let language = matchLanguage(wanted, languages);

  const isPresent = (bundle: BundleName): boolean => loaded.get()?.language === language && present.has(bundle);

  /** Loads what is missing in the language shown. Texts that are there stay the same objects, so their screens do not render. */
  const loadMissing = async (): Promise<void> => {
    const chosen = language;
    const modules = await Promise.all(
      [...wantedBundles]
        .filter((bundle) => !isPresent(bundle))
        .map(async (bundle) => ({ bundle, module: await moduleOf<AnyModule>(bundles[bundle], chosen) })),
    );
    // Another language was chosen meanwhile: what was just loaded is needed in that one.
    if (chosen !== language) return loadMissing();
    // Two loads at the same time may have loaded the same bundle.
    const added = modules.filter(({ bundle }) => !isPresent(bundle));
    if (added.length === 0) return;
    const before = loaded.get();
    const same = before?.language === chosen ? before : null;
    const format = same?.format ?? formatOf(localeOf(chosen, wanted));
    present = new Set([...(same ? present : []), ...added.map(({ bundle }) => bundle)]);
    loaded.set({
      language: chosen,
      direction:
        added.map(({ module }) => module.direction).find((found) => found !== undefined) ?? same?.direction ?? 'ltr',
      format,
      areas: Object.assign(
        { ...same?.areas },
        ...added.map(({ module }) => module.texts(format)),
      ) as Partial<ScreenTexts>,
    });
  };

  return {
    loaded,
    languages,
    async load(bundle) {
      const isNew = !wantedBundles.has(bundle);
      wantedBundles.add(bundle);
      try {
        await loadMissing();
      } catch (error) {
        // A bundle that cannot be loaded now must not keep others from being loaded.
        if (isNew) wantedBundles.delete(bundle);
        throw error;
      }
    },
    async setLanguage(next) {
      const before = language;
      language = matchLanguage([next], languages);
      try {
        await loadMissing();
      } catch (error) {
        language = before;
        throw error;
      }
    },
  };
}
