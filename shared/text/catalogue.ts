import type { firstPage } from './en/firstPage.ts';
import type { server } from './en/server.ts';
import type { workshop } from './en/workshop.ts';
import type { Format } from './format.ts';

/** The shape of a text of the English catalogue, with any words in it. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer G) => infer R
    ? (...given: G) => Widened<R>
    : { readonly [K in keyof T]: Widened<T[K]> };

/** The texts of the pages outside a workshop. */
export type FirstPageTexts = Widened<ReturnType<typeof firstPage>>;

/** The texts of the screens of a workshop. */
export type WorkshopTexts = Widened<ReturnType<typeof workshop>>;

export type ScreenTexts = FirstPageTexts & WorkshopTexts;
export type Area = keyof ScreenTexts;

/** The texts of one area, to pass to a function that is no component. */
export type Texts<A extends Area> = ScreenTexts[A];

/** The texts that the server stores or writes into files. */
export type ServerTexts = Widened<ReturnType<typeof server>>;

export type Direction = 'ltr' | 'rtl';

/** `shared/text/<language>/firstPage.ts` */
export type FirstPageModule = {
  readonly direction: Direction;
  readonly firstPage: (format: Format) => FirstPageTexts;
};

/** `shared/text/<language>/server.ts` */
export type ServerModule = { readonly server: (format: Format) => ServerTexts };

/** `shared/text/<language>/workshop.ts` */
export type WorkshopModule = { readonly workshop: (format: Format) => WorkshopTexts };
