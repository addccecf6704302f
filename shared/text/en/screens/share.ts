import type { Format } from '../../format.ts';

export const shareText = ({ plural }: Format) => {
  const cards = (n: number) => plural(n, { one: '# card', other: '# cards' });
  return {
    heading: 'Share',
    reads: (name: string) => `${name} reads a card from the deck`,
    readsNobody: 'A card from the deck',
    yourTurn: 'Your turn. Read it aloud',
    announce: (name: string | null, text: string) => (name === null ? `A card: ${text}` : `${name} reads: ${text}`),
    announceMine: (text: string) => `Your turn. Read it aloud: ${text}`,

    opening: (name: string) => `${name} reads first`,
    goesOn: (name: string) => `${name} reads the next card`,
    openingNobody: 'Nobody here reads aloud',
    openingLine: (n: number) =>
      `${cards(n)}, shuffled. Each is read once, by somebody drawn at random. It may be the reader’s own: nobody can tell.`,
    openingNobodyLine: 'The lead can deal the cards, or put them all on the board to be read in silence.',
    youFirst: 'You read first. This is your card',
    youNext: 'You read next',
    youNextAgain: 'Then you read one more',
    youNextHint: 'Only you can see it until your turn.',

    of: (dealt: number, total: number) => `${dealt} of ${total}`,
    nextToRead: (name: string) => `next to read: ${name}`,
    nextToReadYou: 'next to read: you',
    lastCard: 'that was the last card',
    each: (seconds: number) => `${seconds} s each`,
    noDebate: 'no debate yet, just hear it',
    withdrawn: (n: number) =>
      plural(n, { one: '# card was taken off the board.', other: '# cards were taken off the board.' }),

    startReading: 'Put it on the board and read',
    doneNext: 'Done, next reader',
    doneAgain: 'Done, next card',
    nextCard: 'Next card',
    firstCard: 'Deal the first card',
    space: 'Space',
    skip: 'Skip reader',
    putBack: 'Put back',
    putBackHint: 'The last card goes back into the hand',
    same: 'Same as an earlier card',
    notSame: 'Not the same after all',
    withdraw: 'Not aloud',
    withdrawHint: 'Takes the card off the board for good',
    withdrawTitle: 'Take this card off the board?',
    withdrawBody:
      'For a card that names a colleague, say. It is gone for everyone and for good; only the number of withdrawn cards stays.',
    withdrawYes: 'Take it off',
    cancel: 'Leave it',
    dealRest: (n: number) => `Put the other ${n} on the board`,
    dealRestHint: 'Everyone then reads them in silence',
    more: 'Reading',
    flag: 'Needs a word',
    flagged: 'Needs a word',
    unflag: 'Settled',
    cardActions: (text: string) => `What to do with: ${text}`,

    fitTitle: (total: number, minutes: number, heard: number) =>
      `${cards(total)}, and time to hear about ${heard} of them in ${minutes} min.`,
    fitSome: (aloud: number, skim: number) => `Read ${aloud} aloud, then skim ${skim}`,
    fitAll: (total: number, minutes: number) => `Read all ${total} (about ${minutes} min)`,

    onTheBoard: 'On the board',
    boardEmpty: 'Cards come here once they have been read.',
    sameAsLabel: 'says it again',
    turnOrder: 'Who reads when',
    readsNow: 'reading',
    readsNext: 'next',
    passedOver: 'passed over',
    away: 'away',
    optOut: 'I would rather not read aloud',
    optIn: 'I will read after all',
    optedOut: 'You are passed over in the reading.',

    sameTitle: 'Which earlier card says the same?',
    sameHint: 'Both texts stay: this one will lie under the earlier one.',
    sameNone: 'There is no earlier card yet.',
    filter: 'Find a card',

    skimTitle: 'Read the rest in silence',
    skimLine: 'Scroll through all of them. Nobody sees how far you are.',
    skimAll: 'All cards are on the board',
    coverage: (seen: number, of: number) => `You have seen ${seen} of ${of}`,
    skimDone: 'I’ve read them',
    skimNotDone: 'Still reading',
    skimCount: (done: number, of: number) => `${done} of ${of} have read them`,

    emptyTitle: 'There are no cards to share.',
    emptyLine:
      'Nobody wrote anything that may be shown. The lead can go back to writing, or go on and add risks by hand.',

    ownReads: (name: string) => `${name} shares their own cards`,
    ownYou: 'Your turn. Read your cards aloud',
    ownYouHint: 'Put those on the board that you want to share. Everyone sees that they are yours.',
    ownNone: 'You have no notes. Pass the turn on.',
    ownPublish: 'Put on the board',
    ownPublished: 'It is on the board.',
    ownNext: 'Next reader',
    ownWaiting: (name: string) => `${name} has not put a card on the board yet.`,
    ownNextIs: (name: string) => `then ${name}`,
    ownYourNotes: 'Your notes',
    ownYourTurnLater: 'You put them on the board on your turn.',
  };
};
