import type { FirstPageModule, ScreenTexts, WorkshopModule } from '../../shared/text/catalogue.ts';
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
  /** Loads the texts of the pages outside a workshop. */
  readonly loadFirstPage: () => Promise<void>;
  /** Loads the texts of the screens of a workshop too. */
  readonly loadWorkshop: () => Promise<void>;
  /** Shows another language once its texts are there. */
  readonly setLanguage: (language: string) => Promise<void>;
  /** The languages there are, as BCP 47 tags. */
  readonly languages: readonly string[];
};

type Modules<M> = { readonly [path: string]: () => Promise<M> };

export type TextStoreOptions = {
  /** Loaders by path, `…/<language>/firstPage.ts`. */
  readonly firstPages: Modules<FirstPageModule>;
  readonly workshops: Modules<WorkshopModule>;
  /** What the reader asks for, the preferred language first. */
  readonly wanted: readonly string[];
};

const languageIn = (path: string): string => path.split('/').at(-2) ?? '';

const byLanguage = <M>(modules: Modules<M>): Map<string, () => Promise<M>> =>
  new Map(Object.entries(modules).map(([path, load]) => [languageIn(path), load]));

export function createTextStore({ firstPages, workshops, wanted }: TextStoreOptions): TextStore {
  const firstPageOf = byLanguage(firstPages);
  const workshopOf = byLanguage(workshops);
  const languages = [...firstPageOf.keys()].sort();
  const loaded = createSignal<LoadedTexts | null>(null);
  let language = matchLanguage(wanted, languages);
  let wantsWorkshop = false;

  const load = async (): Promise<void> => {
    const chosen = language;
    const format = formatOf(localeOf(chosen, wanted));
    const [outside, inside] = await Promise.all([
      moduleOf(firstPageOf, chosen),
      wantsWorkshop ? moduleOf(workshopOf, chosen) : null,
    ]);
    // Another language was chosen meanwhile, or more was loaded: that call shows what it loaded.
    if (chosen !== language || (inside === null && wantsWorkshop)) return;
    const areas = { ...outside.firstPage(format), ...inside?.workshop(format) };
    loaded.set({ language: chosen, direction: outside.direction, format, areas });
  };

  return {
    loaded,
    languages,
    loadFirstPage: load,
    loadWorkshop() {
      wantsWorkshop = true;
      return load();
    },
    async setLanguage(next) {
      const before = language;
      language = matchLanguage([next], languages);
      try {
        await load();
      } catch (error) {
        language = before;
        throw error;
      }
    },
  };
}

function moduleOf<M>(modules: Map<string, () => Promise<M>>, language: string): Promise<M> {
  const load = modules.get(language);
  if (load === undefined) throw new Error(`There are no texts in ${language}`);
  return load();
}
