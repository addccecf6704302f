import type { SuggestionRequest } from './suggestPiles.ts';
import { suggestPiles } from './suggestPiles.ts';

/** Compares the cards beside the page, so that three hundred of them stop nobody's drag. */
self.addEventListener('message', (event: MessageEvent<SuggestionRequest>) => {
  self.postMessage(suggestPiles(event.data));
});
