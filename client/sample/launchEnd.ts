import type { SampleEnd } from './sampleStory.ts';

/** How the launch of the sample ended. Made up, as the rest of it. */
export const launchEnd: SampleEnd = {
  outcome: { came: 'inPart', text: '1,180 of 1,500 households', share: 79 },
  halfway: [50, 60, 60, 50, 70, 60, 60, 50],
  singles: [
    { note: 2, dots: 0 },
    { note: 11, dots: 1 },
  ],
  verdicts: {
    value: { verdict: 'happened', fired: 'before', signOn: 58, on: 78 },
    lists: { verdict: 'happened', fired: 'before', signOn: 63, on: 69 },
    billing: { verdict: 'happened', fired: 'after', signOn: 112, on: 98 },
    'note-2': { verdict: 'happened', fired: 'none', on: 44 },
    'note-11': { verdict: 'happened', fired: 'none', on: 125 },
    feed: { verdict: 'almost', fired: null },
    date: { verdict: 'cannotTell', fired: null },
  },
  unforeseen: [
    { text: 'The app store held the update for eleven days', on: 137 },
    { text: 'A supermarket gave its own list app away', on: 151 },
  ],
};
