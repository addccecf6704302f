import type { Format } from '../../format.ts';

export const writeText = ({ list, number, plural }: Format) => {
  const notes = (n: number) => plural(n, { one: '# note', other: '# notes' });
  return {
    title: (month: string) => `It’s ${month}, and it has failed. Why?`,
    shortTitle: 'It has failed. Why?',
    entryLabel: 'Why it failed: one cause per note. Enter adds it.',
    placeholder: 'What went wrong? One cause per note',
    add: 'Add',
    enterKey: 'Enter',
    enterAdds: 'adds it',
    added: (number: number) => `Note ${number} added.`,

    sealed: 'Only you can see these.',
    sealedMore:
      'When writing ends, notes are shuffled, and nothing that links a card to you is kept. With fewer than 4 writers you’re asked first.',
    sealedFew: 'With few writers, nothing is shown unless you agree.',
    ownCards: 'Everyone will know these are yours.',
    ownCardsMore:
      'Until sharing begins, only you can see them. On your turn you put your notes on the board one by one. You can keep any of them back.',
    how: 'How that works',

    fewWriters: (writers: number) =>
      plural(writers, {
        one: 'You’re the only one writing. Nothing is shown unless you agree.',
        other: '# people are writing. Others could guess who wrote what, so nothing is shown unless its writer agrees.',
      }),

    newcomers: (names: readonly string[], since: 'lobby' | 'writing') =>
      `${list(names)} came since ${since === 'lobby' ? 'the lobby' : 'the last round of writing'}. If you don’t know a name, ask before you write.`,
    whoLeft: (name: string) => `${name} (left)`,
    cameAndLeft: (came: number, left: number) => {
      const people = plural(came, { one: '# person came', other: '# people came' });
      if (left === 0) return `${people} while you wrote.`;
      if (came === 0)
        return plural(left, { one: '# person left while you wrote.', other: '# people left while you wrote.' });
      return `${people} and ${number(left)} left while you wrote.`;
    },

    nudge: (word: string) => `“${word}”? It did happen. Say what did.`,
    promptsTitle: 'Stuck? It failed because of …',
    prompts: [
      'something only one person knew',
      'a date that was never real',
      'a promise someone else didn’t keep',
      'something we all noticed and nobody said',
    ],
    impoliteTitle: 'Two more minutes?',
    impolite: 'What would be impolite to say?',

    listLabel: 'Your notes, newest first',
    empty: 'Your notes appear here. Write the first cause that comes to mind. The second is usually better.',
    edit: (number: number) => `Note ${number}`,
    actions: (number: number) => `Actions for note ${number}`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    moved: (number: number) => `Moved to place ${number}.`,
    remove: 'Delete',
    removed: 'Note deleted.',
    undoNext: 'Undo is next.',
    pasted: (n: number) => `${notes(n)} added, one for each line.`,
    pastedSome: (n: number, of: number) =>
      `${n} of ${of} lines added. The notebook is full. The rest is still where you copied it from.`,
    undo: 'Undo',
    tooMany: (most: number) =>
      `More than ${most} notes. All are kept, but there isn’t time for all. Keep those that matter.`,

    full: (most: number) => `A notebook takes ${most} notes. All are kept. Delete one to add another.`,

    loading: 'Loading your notes',
    saved: 'Saved',
    saving: 'Saving',
    notSaved: 'Saved on this device only',
    written: (n: number) => (n === 0 ? 'Nothing written yet' : `${n} written`),
    aim: (least: number, most: number) => `aim for ${least} to ${most}`,
    aimFew: (each: number, heard: number) =>
      `${plural(each, { one: 'aim for #: only', other: 'aim for #:' })} ${number(heard)} can be heard in the time`,
    /** Where there is little space: beside the facilitator's controls. */
    aimShort: (each: number) => `aim for ${each}`,
    done: 'I’m done for now',
    notDone: 'I have more to write',
    doneCount: (done: number, of: number) => (of === 0 ? 'Nobody is writing' : `${done} of ${of} are done`),

    sealing: 'Closing. You can still finish your word.',
    closed: 'Closed. Your notes are saved.',

    observerTitle: 'Everyone is writing in silence.',
    observer: 'You’re observing. You’ll see cards as they’re shared.',
    optedOutTitle: 'You’re not writing this time.',
    optedOut: 'You’ll hear every card and can vote on all of them. Changed your mind? There is still time.',
    writeAfterAll: 'Write after all',
  };
};

export const lateText = ({ plural }: Format) => ({
  open: 'Add a late card',
  title: 'Add a late card',
  intro:
    'Thought of something else? Add it here. Nobody sees it. It goes on the board at a stage change, once 3 people have one.',
  cameSince: (came: number) =>
    plural(came, {
      one: '# person came since you wrote. You can keep what you add to yourself.',
      other: '# people came since you wrote. You can keep what you add to yourself.',
    }),
  entryLabel: 'A cause that came to you late. Enter adds it.',
  placeholder: 'It failed because …',
  waiting: 'Waits for the next stage',
  kept: 'Kept to yourself',
  showNow: 'Show it now',
  keep: 'Keep it to yourself',
  wait: 'Wait for the others',
  remove: 'Delete it',
  actions: (text: string) => `Actions for “${text}”`,
  listLabel: 'Your late cards',
  confirmTitle: 'Show this card now?',
  confirm: 'It appears alone, a moment after you press the button. People may guess it is yours.',
  confirmYes: 'Show it now',
  confirmNo: 'Wait for the others',
  shown: 'The card is on the board.',
  gone: 'The next stage began, so this card has moved on with the others. Nothing was shown twice.',
  leftTitle: 'From a round that is over',
  left: {
    tooLate: 'This had not arrived when the round ended. Nobody has seen it.',
    edited: 'An earlier wording of this arrived. This newer one did not.',
    kept: 'You kept this to yourself. Nobody has seen it.',
    tooMuch: 'This was more than a notebook takes. Nobody has seen it.',
    closed: 'The workshop was closed before this was shown. Nobody has seen it.',
  },
  leftAdd: 'Add it as a late card',
  leftDrop: 'Delete it',
  closed: 'Nothing can be added at the moment. It opens again with the next stage.',
  count: (n: number) => `${n} waiting`,
  countOffered: (n: number) => `${n} to look at`,
});
