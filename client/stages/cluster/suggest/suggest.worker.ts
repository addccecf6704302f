import type { SuggestionRequest } from './suggestPiles.ts';
import { suggestPiles } from './suggestPiles.ts';

/** Compares the cards in a worker, so that three hundred of them do not block a drag. */
self.addEventListener('message', (event: MessageEvent<SuggestionRequest>) => {
  self.postMessage(suggestPiles(event.data));
});
