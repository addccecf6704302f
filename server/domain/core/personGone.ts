import { refused } from './decision.ts';

export const personGone = refused('gone', 'This person is not in the workshop any more.', { reason: 'person' });
