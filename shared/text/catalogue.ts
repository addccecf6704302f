import type { texts as access } from './en/access.ts';
import type { texts as dialogs } from './en/dialogs.ts';
import type { texts as ending } from './en/ending.ts';
import type { texts as firstPage } from './en/firstPage.ts';
import type { texts as foresight } from './en/foresight.ts';
import type { texts as how } from './en/how.ts';
import type { texts as imports } from './en/imports.ts';
import type { texts as incidents } from './en/incidents.ts';
import type { texts as learning } from './en/learning.ts';
import type { texts as mailPages } from './en/mailPages.ts';
import type { texts as ownCards } from './en/ownCards.ts';
import type { texts as owned } from './en/owned.ts';
import type { texts as programs } from './en/programs.ts';
import type { texts as refusals } from './en/refusals.ts';
import type { texts as register } from './en/register.ts';
import type { server } from './en/server.ts';
import type { texts as visit } from './en/visit.ts';
import type { texts as webhooks } from './en/webhooks.ts';
import type { texts as workshop } from './en/workshop.ts';
import type { Format } from './format.ts';

/** The shape of a text of the English catalogue, with any words in it. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer G) => infer R
    ? (...given: G) => Widened<R>
    : { readonly [K in keyof T]: Widened<T[K]> };

/** What the page loads on its own, so that no screen waits for the texts of another. */
type Bundles = {
  /** The pages outside a workshop, and the parts that all pages share. */
  readonly firstPage: typeof firstPage;
  readonly how: typeof how;
  /** The screens of a workshop. */
  readonly workshop: typeof workshop;
  readonly dialogs: typeof dialogs;
  /** Why the server did not do what was asked. */
  readonly refusals: typeof refusals;
  readonly register: typeof register;
  /** The end of the meeting. */
  readonly ending: typeof ending;
  /** Who gets at the register, and for how long. */
  readonly access: typeof access;
  readonly imports: typeof imports;
  /** Calendar feeds, and tripwires that a program measures. */
  readonly programs: typeof programs;
  /** What happened, review notes and changes. */
  readonly incidents: typeof incidents;
  /** Who is told of what happens in the register. */
  readonly webhooks: typeof webhooks;
  /** Small tests and checklists. */
  readonly learning: typeof learning;
  /** What was foreseen, and the second look. */
  readonly foresight: typeof foresight;
  /** The pages of shared and personal links. */
  readonly visit: typeof visit;
  /** The pages that links in mails open. */
  readonly mailPages: typeof mailPages;
  /** People read their own cards. */
  readonly ownCards: typeof ownCards;
  /** What a new owner is told. */
  readonly owned: typeof owned;
};
export type BundleName = keyof Bundles;
type BundleTexts<B extends BundleName> = Widened<ReturnType<Bundles[B]>>;

export type ScreenTexts = BundleTexts<'firstPage'> &
  BundleTexts<'how'> &
  BundleTexts<'workshop'> &
  BundleTexts<'dialogs'> &
  BundleTexts<'refusals'> &
  BundleTexts<'register'> &
  BundleTexts<'access'> &
  BundleTexts<'ending'> &
  BundleTexts<'imports'> &
  BundleTexts<'programs'> &
  BundleTexts<'incidents'> &
  BundleTexts<'webhooks'> &
  BundleTexts<'learning'> &
  BundleTexts<'foresight'> &
  BundleTexts<'visit'> &
  BundleTexts<'mailPages'> &
  BundleTexts<'ownCards'> &
  BundleTexts<'owned'>;
export type Area = keyof ScreenTexts;

/** The texts of one area, to pass to a function that is no component. */
export type Texts<A extends Area> = ScreenTexts[A];

/** The texts that the server stores or writes into files. */
export type ServerTexts = Widened<ReturnType<typeof server>>;

export type Direction = 'ltr' | 'rtl';

/** `shared/text/<language>/<bundle>.ts`; that of the first page also says which way the language is written. */
export type BundleModule<B extends BundleName> = {
  readonly texts: (format: Format) => BundleTexts<B>;
} & (B extends 'firstPage' ? { readonly direction: Direction } : unknown);

/** `shared/text/<language>/server.ts` */
export type ServerModule = { readonly server: (format: Format) => ServerTexts };
