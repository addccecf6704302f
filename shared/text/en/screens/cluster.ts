import type { Format } from '../../format.ts';

const untitled = 'Not named yet';

/** The words of the Cluster screen. */
export const clusterText = ({ plural }: Format) => {
  const piles = (n: number) => plural(n, { one: '# pile', other: '# piles' });
  const cards = (n: number) => plural(n, { one: '# card', other: '# cards' });
  return {
    title: 'Put the causes into piles',
    loose: (n: number) => `Loose cards · ${n}`,
    looseRegion: 'Loose cards',
    pilesRegion: 'Piles',
    noneLoose: 'Every card is in a pile. A card dropped here becomes loose again.',
    noCards: 'There are no cards on the board. Go back to Share or Write to add some.',
    emptyPile: 'Empty. Drop a card here, or remove the pile.',
    newPile: 'Drop here to start a new risk',
    addPile: 'Add an empty pile',
    firstPile: 'Drag two cards that share a cause onto each other, or drop one here to start a pile.',
    count: (n: number) => String(n),
    countLabel: cards,
    more: (n: number) => `+ ${n} more`,
    fewer: 'Show fewer',
    flagged: 'Needs a word',
    again: 'Said again',
    untitled,
    namePlaceholder: 'Name it as a cause, in the past tense',
    nameLabel: (title: string) => `Name of the pile “${title || untitled}”`,
    nameTooLong: (most: number) => `A name has at most ${most} characters.`,

    pileMenu: (title: string) => `What to do with the pile “${title || untitled}”`,
    rename: 'Rename',
    mergeInto: (title: string) => `Merge into “${title || untitled}”`,
    merge: 'Merge into another pile',
    mergeTitle: (title: string) => `Merge “${title || untitled}” into`,
    mergeHint: 'Its cards go to the end of the other pile, which keeps its name.',
    remove: 'Remove the pile',
    removeHint: 'Its cards become loose',

    moveTo: 'Move to',
    fullText: 'The card in full',
    aNewRisk: 'A new risk',
    looseAgain: 'The loose cards',
    withAnother: 'Onto another loose card',
    withAnotherTitle: 'A new risk together with',
    back: 'Back',
    pileChoice: (title: string, n: number) => `${title || untitled} · ${n}`,
    flag: 'Needs a word',
    unflag: 'No longer needs a word',
    apart: 'Separate the cards that say the same',
    withdraw: 'Withdraw the card',
    withdrawTitle: 'Withdraw this card?',
    withdrawWhy: 'It leaves the board for everyone and is not exported. Use this for a card that names a colleague.',
    close: 'Close',
    cancel: 'Cancel',

    undo: 'Undo',
    undone: 'Undone',
    nothingToUndo: 'There is nothing of yours to undo in this stage.',
    changedSince: 'Somebody has changed that since, so it was left as it is.',
    startOver: 'Start over',
    moreActions: 'More',
    startOverTitle: 'Start over with the piles?',
    startOverWhy:
      'All cards become loose and the names of the piles are gone. No card is lost. You can take this back with Undo.',

    suggest: 'Suggest piles for the loose cards',
    suggestShort: 'Suggest piles',
    suggesting: 'Comparing the cards',
    suggestions: 'Suggestions',
    suggestionsHint: 'Cards that use the same words, compared in this browser only. Nothing is moved until you say so.',
    noSuggestions: 'No loose cards are alike enough to suggest a pile. Group the rest by hand.',
    suggestionFailed: 'The cards could not be compared in this browser. Nothing has changed; group them by hand.',
    suggestedNew: 'These read alike',
    suggestedInto: (title: string, n: number) =>
      `${plural(n, { one: 'This reads like', other: 'These read like' })} “${title || untitled}”`,
    suggestedFor: (words: readonly string[]) => `They share: ${words.join(', ')}`,
    accept: 'Make a pile of them',
    acceptInto: (title: string) => `Put into “${title || untitled}”`,
    dismiss: 'Dismiss',
    closeSuggestions: 'Close suggestions',

    status: (pileCount: number, looseCount: number) =>
      looseCount === 0 ? piles(pileCount) : `${piles(pileCount)} · ${looseCount} loose`,
    hints: {
      begin: '5 to 9 piles is the aim. A card may stay alone.',
      few: 'Fewer than 5 piles: does one of them hold two causes?',
      many: 'More than 9 piles: which of them share a cause?',
    },
    watching: 'You are watching. The others put the cards into piles.',

    isMoving: (name: string) => `${name} is moving this card`,
    drag: {
      role: 'card',
      instructions:
        'Press Enter for a list of places to move the card to. Or press Space to pick it up, the arrow keys to choose a place, Space to put it down, Escape to leave it where it was.',
      picked: (card: string) => `Picked up: ${card}.`,
      over: (place: string) => `Over ${place}.`,
      overNothing: 'Over no place.',
      put: (card: string, place: string) => `${card}: put down on ${place}.`,
      leftWhere: (card: string) => `${card}: left where it was.`,
      pile: (title: string, n: number) => `the pile ${title || untitled}, ${cards(n)}`,
      card: (text: string) => `the card ${text}`,
      newPile: 'a new risk',
      tray: 'the loose cards',
    },
  };
};
