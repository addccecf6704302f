import { limits } from '../../../shared/protocol/limits.ts';

/** True when a title is the text of a card, cut to length as entering the vote does. */
export const isTitledBy = (title: string, text: string): boolean =>
  title !== '' && (title === text || (title.length >= limits.titleLength - 1 && text.startsWith(title.slice(0, -1))));
