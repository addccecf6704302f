import type { Format } from '../../format.ts';

export const shareText = ({ plural, list }: Format) => {
  const cards = (n: number) => plural(n, { one: '# card', other: '# cards' });
  return {
    heading: 'Share',
    reads: (name: string) => `${name} is reading`,
    readsNobody: 'A card from the deck',
    yourTurn: 'Your turn. Read this card aloud',
    announce: (name: string | null, text: string) => (name === null ? `A card: ${text}` : `${name} reads: ${text}`),
    announceMine: (text: string) => `Your turn. Read this card aloud: ${text}`,

    opening: (name: string) => `${name} reads first`,
    goesOn: (name: string) => `${name} reads the next card`,
    openingNobody: 'Nobody here reads aloud',
    openingLine: (n: number) =>
      `${cards(n)}, shuffled. Each is read once by someone picked at random. It may be their own. Only they would know.`,
    openingNobodyLine: 'The facilitator can deal the cards, or put them all on the board to be read in silence.',
    youFirst: 'You read first. This is the card you read',
    youNext: 'You read next',
    youNextAgain: 'Then you read one more',
    youNextHint: 'Only you can see it until your turn.',

    of: (dealt: number, total: number) => `${dealt} of ${total}`,
    nextToRead: (name: string) => `next to read: ${name}`,
    nextToReadYou: 'next to read: you',
    lastCard: 'that was the last card',
    each: (seconds: number) => `${seconds} s each`,
    noDebate: 'no discussion yet',
    withdrawn: (n: number) => plural(n, { one: '# card was withdrawn.', other: '# cards were withdrawn.' }),

    startReading: 'Show it and read aloud',
    doneNext: 'Done, next reader',
    doneAgain: 'Done, next card',
    nextCard: 'Next card',
    firstCard: 'Deal the first card',
    space: 'Space',
    skip: (name: string) => `Pass over ${name}`,
    skipped: (name: string, next: string) => `${name} was passed over. ${next} reads next.`,
    undoSkip: 'Undo',
    putBack: 'Put back',
    putBackHint: 'It leaves the board and returns to its reader.',
    same: 'Same as an earlier card',
    notSame: 'Not the same after all',
    withdraw: 'Withdraw card',
    withdrawHint: 'It leaves every screen for good.',
    dealRest: (n: number) => `Put the other ${n} on the board`,
    takeRestBack: (n: number) => `Take ${n} off the board again`,
    dealRestHint: 'Everyone then reads them in silence.',
    more: 'Reading',
    flag: 'To discuss',
    flagged: 'To discuss',
    unflag: 'Mark as discussed',
    cardActions: (text: string) => `Actions for “${text}”`,

    fitTitle: (total: number, minutes: number, heard: number) =>
      `${cards(total)}, and time to hear about ${heard} of them in ${minutes} min.`,
    fitSome: (aloud: number, skim: number) => `Read ${aloud} aloud, then skim ${skim}`,
    fitAll: (total: number, minutes: number) => `Read all ${total} (about ${minutes} min)`,

    onTheBoard: 'On the board',
    boardEmpty: 'Cards appear here once they have been read.',
    sameAsLabel: 'says it again',
    turnOrder: 'Reading order',
    readsNow: 'reading',
    readsNext: 'next',
    passedOver: 'passed over',
    away: 'away',
    passedAway: (names: readonly string[]) =>
      plural(names.length, {
        one: `${list(names)} is away and was passed over.`,
        other: `${list(names)} are away and were passed over.`,
      }),
    optOut: 'I’d rather not read aloud',
    optIn: 'I’ll read aloud after all',
    optedOut: 'You’re passed over when cards are read.',

    skimTitle: 'Read the rest in silence',
    skimLine: 'Scroll through all of them. Nobody sees how far you are.',
    skimAll: 'All cards are on the board',
    coverage: (seen: number, of: number) => `You have seen ${seen} of ${of}`,
    skimDone: 'I’ve read them',
    skimNotDone: 'Still reading',
    skimCount: (done: number, of: number) => `${done} of ${of} have read them`,

    emptyTitle: 'There are no cards to share.',
    emptyLine:
      'Nobody wrote anything that may be shown. The facilitator can go back to writing, or go on and add risks by hand.',
  };
};
