import type { FirstPageModule, WorkshopModule } from '../../shared/text/catalogue.ts';
import { createTextStore } from './textStore.ts';

// A folder in shared/text is a language; Vite makes a chunk of each of these files.
const firstPages = import.meta.glob<FirstPageModule>('../../shared/text/*/firstPage.ts');
const workshops = import.meta.glob<WorkshopModule>('../../shared/text/*/workshop.ts');

/** An address may ask for a language, `?language=en-XA` for the pseudo-locale. */
const asked = new URLSearchParams(window.location.search).getAll('language');

/** The texts of this page, in the language that the reader's browser prefers. */
export const texts = createTextStore({ firstPages, workshops, wanted: [...asked, ...navigator.languages] });
