import type { Format } from '../../format.ts';

const untitled = 'Not named yet';

/** The words of the Cluster screen. */
export const clusterText = ({ plural }: Format) => {
  const piles = (n: number) => plural(n, { one: '# pile', other: '# piles' });
  const cards = (n: number) => plural(n, { one: '# card', other: '# cards' });
  return {
    title: 'Group cards that share a cause',
    loose: (n: number) => `Loose cards · ${n}`,
    looseRegion: 'Loose cards',
    pilesRegion: 'Piles',
    noneLoose: 'Every card is in a pile. Drop a card here to take it out.',
    noCards: 'There are no cards on the board. Go back to Share or Write to add some.',
    emptyPile: 'Empty. Drop a card here, or remove the pile.',
    newPile: 'Drop here to start a new pile',
    addPile: 'Add an empty pile',
    firstPile: 'Drag two cards that share a cause onto each other, or drop one here to start a pile.',
    count: (n: number) => String(n),
    countLabel: cards,
    more: (n: number) => `+ ${n} more`,
    fewer: 'Show fewer',
    allText: 'Show all',
    lessText: 'Show less',
    flagged: 'To discuss',
    again: 'Said again',
    untitled,
    namedSince: {
      said: (title: string) => `Someone named it “${title}” while you typed.`,
      keep: 'Keep that name',
      mine: (title: string) => `Use “${title}”`,
    },
    namePlaceholder: 'What went wrong? Past tense',
    nameLabel: (title: string) => `Name of the pile “${title || untitled}”`,

    pileMenu: (title: string) => `Actions for the pile “${title || untitled}”`,
    rename: 'Rename',
    merge: 'Merge into another pile',
    mergeTitle: (title: string) => `Merge “${title || untitled}” into`,
    mergeHint: 'Its cards go to the end of the other pile, which keeps its name.',
    remove: 'Remove the pile',
    removeHint: 'Its cards become loose',

    moveTo: 'Move to',
    fullText: 'The card in full',
    aNewPile: 'A new pile',
    looseAgain: 'The loose cards',
    withAnother: 'Onto another loose card',
    withAnotherTitle: 'A new pile together with',
    back: 'Back',
    pileChoice: (title: string, n: number) => `${title || untitled} · ${n}`,
    flag: 'To discuss',
    unflag: 'Mark as discussed',
    apart: 'Separate the cards that say the same',
    withdraw: 'Withdraw card',
    withdrawTitle: 'Withdraw this card?',
    withdrawWhy:
      'It leaves every screen and export for good. Use this if it names a colleague. Only the number withdrawn stays.',
    close: 'Close',
    withdrawCancel: 'Keep card',

    undo: 'Undo',
    undone: 'Undone.',
    nothingToUndo: 'There is nothing of yours to undo in this stage.',
    changedSince: {
      move: 'Someone moved that card since, so your move stays. Undo again for the change before it.',
      name: 'Someone renamed that pile since, so the name stays. Undo again for the change before it.',
      pile: 'Someone changed that pile since, so it stays. Undo again for the change before it.',
      card: 'Someone changed that card since, so it stays. Undo again for the change before it.',
    },
    resetUndone: (back: number, kept: number) =>
      `${plural(back, { one: '# card is back in its pile.', other: '# cards are back in their piles.' })}${kept === 0 ? '' : ` ${plural(kept, { one: '# stays where it was moved', other: '# stay where they were moved' })} since.`}`,
    startOver: 'Take all piles apart',
    moreActions: 'More',
    startOverTitle: 'Take all piles apart?',
    startOverWhy: (piles: number, named: number) =>
      `${plural(piles, { one: '# pile is', other: '# piles are' })} taken apart for everyone${named === 0 ? '' : plural(named, { one: ', and # name goes', other: ', and # names go' })}. No card is lost. Until the next stage, Undo puts back the cards that nobody has moved since.`,

    suggest: 'Suggest piles',

    status: (pileCount: number, looseCount: number) =>
      looseCount === 0 ? piles(pileCount) : `${piles(pileCount)} · ${looseCount} loose`,
    hints: {
      begin: 'Aim for 5 to 9 piles. A card may stay alone.',
      few: 'Fewer than 5 piles: does one of them hold two causes?',
      many: 'More than 9 piles: which of them share a cause?',
    },
    watching: 'You’re observing. The others group the cards.',

    saves: {
      saved: 'Saved',
      saving: 'Saving',
      notSaved: 'Not saved. Your moves are sent once you’re connected.',
    },

    isMoving: (name: string) => `${name} is moving this card`,
    drag: {
      role: 'card',
      instructions:
        'Press Enter for a list of places to move the card to. Or press Space to pick it up, the arrow keys to choose a place, Space to put it down, Escape to leave it where it was.',
      picked: (card: string) => `Picked up “${card}”.`,
      over: (place: string) => `Over ${place}.`,
      overNothing: 'Over no place.',
      moved: (card: string, place: string) => `Moved “${card}” to ${place}.`,
      back: (card: string) => `“${card}” is back where it was.`,
      pile: (title: string, n: number) => `“${title || untitled}”, ${cards(n)}`,
      pileNow: (title: string, n: number) => `“${title || untitled}”, now ${cards(n)}`,
      card: (text: string) => `the card “${text}”`,
      newPile: 'a new pile',
      tray: 'the loose cards',
    },
  };
};
