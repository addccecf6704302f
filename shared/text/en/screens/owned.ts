import type { OwnedPart } from '../../../board/board.ts';
import type { Format } from '../../format.ts';
import { numberWord } from '../numberWords.ts';

const parts: { readonly [P in OwnedPart]: string } = {
  prevention: 'Prevention step',
  watcher: 'Tripwire',
  contingency: 'Contingency plan',
};

/** A new owner is told what they own. */
export const ownedText = ({ plural }: Format) => ({
  told: (count: number) =>
    `You own ${numberWord(count)} ${plural(count, { one: 'part', other: 'parts' })} of the plan.`,
  review: (count: number) => plural(count, { one: 'Review it', other: 'Review them' }),
  title: 'Your parts of the plan',
  hint: 'Accept what you will do. For anything else, ask for another owner.',
  parts,
  untitled: 'A risk without a title',
  notWritten: 'Not written yet.',
  accept: 'I accept',
  acceptLabel: (part: OwnedPart, title: string) => `I accept: ${parts[part].toLowerCase()} of ${title}`,
  acceptAll: (count: number) => `Accept all ${numberWord(count)}`,
  none: 'You have accepted all of them.',
  failed: 'Nothing changed. Try again.',
  done: 'Done',
});
