import { ownCardsText } from './screens/ownCards.ts';

/** English: people read their own cards. */
export const texts = () => ({ ownCards: ownCardsText() });
