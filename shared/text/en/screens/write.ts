import type { Format } from '../../format.ts';

export const writeText = ({ number, plural }: Format) => {
  const notes = (n: number) => plural(n, { one: '# note', other: '# notes' });
  return {
    title: (month: string) => `It is ${month} and it failed. Why?`,
    shortTitle: 'It failed. Why?',
    entryLabel: 'Why it failed: one cause a note. Enter adds it.',
    placeholder: 'One cause a note. What happened?',
    add: 'Add',
    enterAdds: 'adds it',
    added: (number: number) => `Note ${number} added`,

    sealed: 'Only you can see these.',
    sealedMore:
      'They are shuffled with everyone’s and stripped of anything that says who wrote them before anyone reads them.',
    ownCards: 'Sharing will show who wrote these.',
    ownCardsMore:
      'This workshop is set to own cards: until then only you can see them. On your turn you put your notes on the board yourself, one by one, so everyone will know they are yours. You can keep any of them back.',
    how: 'How that works',
    howTitle: 'What happens to what you write',
    howDealt: [
      'While you write, your notes lie in a notebook that only you and the server can read. The facilitator has no key to it. Others see how many people pressed “I’m done for now”, and nothing else: no names, no counts, no sign of typing.',
      'When writing ends, the server opens all notebooks at once, evens out what tells one keyboard from another (quotes, dashes, blanks), sorts the notes, shuffles them and gives them new ids. Then it destroys the notebooks.',
      'After that nobody can look up who wrote a card: not the facilitator, not from an export, not from a backup. The server no longer knows.',
      'What no software can hide is how you write. A plain short sentence says less about you than a long one.',
    ],
    howOwn: [
      'While you write, your notes lie in a notebook that only you and the server can read.',
      'When sharing begins nothing is opened for you. On your turn you put your notes on the board one by one. Everyone sees that it is your turn, so everyone knows who wrote them.',
      'Notes you do not put on the board are never shown.',
    ],
    whatOthersSee: 'What can others see?',
    gotIt: 'Got it',

    fewWriters: (writers: number) =>
      plural(writers, {
        one: 'You are the only one writing. With fewer than 4 people nobody can be anonymous, so nothing is shown unless you agree to it.',
        other:
          '# people are writing. With fewer than 4 nobody can be anonymous, so nothing is shown unless its author agrees to it.',
      }),

    nudge: (word: string) => `“${word}”? It did happen. Say what did.`,
    promptsTitle: 'Stuck? It failed because of …',
    prompts: [
      'something only one person knew',
      'a date that was never real',
      'a partner who did what partners do',
      'something we all noticed and nobody said',
    ],
    impoliteTitle: 'Two more minutes?',
    impolite: 'What would be impolite to say?',

    listLabel: 'Your notes, newest first',
    empty: 'Your notes will lie here. Write the first cause that comes to mind; the second is usually better.',
    edit: (number: number) => `Note ${number}`,
    actions: (number: number) => `What to do with note ${number}`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    moved: (number: number) => `Moved, now number ${number}`,
    remove: 'Delete',
    removed: 'Note deleted.',
    pasted: (n: number) => `${notes(n)} added, one for each line.`,
    pastedSome: (n: number, of: number) =>
      `${n} of ${of} lines added: the notebook is full. The rest is still where you copied it from.`,
    undo: 'Undo',
    tooMany: (most: number) =>
      `That is more than ${most} notes. All of them are kept, but nobody can hear so many: pick the ones that matter.`,

    full: (most: number) => `${most} notes are all that a notebook takes. They are kept; delete one to add another.`,

    saved: 'Saved',
    saving: 'Saving',
    notSaved: 'Not saved: kept on this device',
    written: (n: number) => (n === 0 ? 'Nothing written yet' : `${n} written`),
    aim: (least: number, most: number) => `aim for ${least} to ${most}`,
    aimFew: (each: number, heard: number) =>
      `${plural(each, { one: 'aim for #: only', other: 'aim for #:' })} ${number(heard)} can be heard in the time`,
    /** Where there is little room: the lead's foot. */
    aimShort: (each: number) => `aim for ${each}`,
    done: 'I’m done for now',
    notDone: 'I have more to write',
    doneCount: (done: number, of: number) => (of === 0 ? 'Nobody is writing' : `${done} of ${of} are done`),

    sealing: 'Sealing your notes. You can still finish the word.',
    closed: 'Sealed. Your notes are on their way into the mix.',

    observerTitle: 'Everyone is writing in silence.',
    observer: 'You are here to watch. The cards appear when the notebooks are opened, all at once.',
    optedOutTitle: 'You are not writing this time.',
    optedOut: 'You will hear every card and you can vote on all of them. Changed your mind? There is still time.',
    writeAfterAll: 'Write after all',
  };
};

export const lateText = () => ({
  open: 'Add a late card',
  title: 'Add a late card',
  intro:
    'Thought of something now? Write it here. It waits, unseen by anyone, and goes on the board at the next stage together with other people’s late cards, once at least three people have one.',
  entryLabel: 'A cause that came to you late. Enter adds it.',
  placeholder: 'It failed because …',
  waiting: 'Waits for the next stage',
  kept: 'Kept to yourself',
  showNow: 'Show it now',
  keep: 'Keep it to yourself',
  wait: 'Let it wait after all',
  remove: 'Delete it',
  actions: (text: string) => `What to do with: ${text}`,
  listLabel: 'Your late cards',
  confirmTitle: 'Show this card now?',
  confirm: 'It appears alone, a moment after you press the button. People may guess it is yours.',
  confirmYes: 'Show it now',
  confirmNo: 'Let it wait',
  shown: 'The card is on the board.',
  gone: 'The next stage began, so this card has moved on with the others. Nothing was shown twice.',
  leftTitle: 'From a round that is over',
  left: {
    tooLate: 'This had not arrived when the round ended. Nobody has seen it.',
    edited: 'An earlier wording of this arrived. This newer one did not.',
    kept: 'You kept this to yourself. Nobody has seen it.',
    tooMuch: 'This was more than a notebook takes. Nobody has seen it.',
  },
  leftAdd: 'Add it as a late card',
  leftDrop: 'Throw it away',
  closed: 'Nothing can be added at the moment. It opens again with the next stage.',
  count: (n: number) => `${n} waiting`,
  countOffered: (n: number) => `${n} to look at`,
});
