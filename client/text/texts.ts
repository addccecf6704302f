import type { BundleModule } from '../../shared/text/catalogue.ts';
import { createTextStore } from './textStore.ts';

// A folder in shared/text is a language; Vite makes a chunk of each of these files.
const bundles = {
  firstPage: import.meta.glob<BundleModule<'firstPage'>>('../../shared/text/*/firstPage.ts'),
  how: import.meta.glob<BundleModule<'how'>>('../../shared/text/*/how.ts'),
  workshop: import.meta.glob<BundleModule<'workshop'>>('../../shared/text/*/workshop.ts'),
  dialogs: import.meta.glob<BundleModule<'dialogs'>>('../../shared/text/*/dialogs.ts'),
  refusals: import.meta.glob<BundleModule<'refusals'>>('../../shared/text/*/refusals.ts'),
  register: import.meta.glob<BundleModule<'register'>>('../../shared/text/*/register.ts'),
  ending: import.meta.glob<BundleModule<'ending'>>('../../shared/text/*/ending.ts'),
  access: import.meta.glob<BundleModule<'access'>>('../../shared/text/*/access.ts'),
  programs: import.meta.glob<BundleModule<'programs'>>('../../shared/text/*/programs.ts'),
  imports: import.meta.glob<BundleModule<'imports'>>('../../shared/text/*/imports.ts'),
  foresight: import.meta.glob<BundleModule<'foresight'>>('../../shared/text/*/foresight.ts'),
  webhooks: import.meta.glob<BundleModule<'webhooks'>>('../../shared/text/*/webhooks.ts'),
  incidents: import.meta.glob<BundleModule<'incidents'>>('../../shared/text/*/incidents.ts'),
  learning: import.meta.glob<BundleModule<'learning'>>('../../shared/text/*/learning.ts'),
  ownCards: import.meta.glob<BundleModule<'ownCards'>>('../../shared/text/*/ownCards.ts'),
  owned: import.meta.glob<BundleModule<'owned'>>('../../shared/text/*/owned.ts'),
  mailPages: import.meta.glob<BundleModule<'mailPages'>>('../../shared/text/*/mailPages.ts'),
  visit: import.meta.glob<BundleModule<'visit'>>('../../shared/text/*/visit.ts'),
};

/** An address may ask for a language, `?language=en-XA` for the pseudo-locale. */
const asked = new URLSearchParams(window.location.search).getAll('language');

/** The texts of this page, in the language that the reader's browser prefers. */
export const texts = createTextStore({ bundles, wanted: [...asked, ...navigator.languages] });
