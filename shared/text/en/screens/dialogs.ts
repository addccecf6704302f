import type { Format } from '../../format.ts';

/** Fetched with the first dialog that is opened: most people in a workshop never open any. */
export const dialogsText = ({ plural }: Format) => {
  const minutes = (count: number) => plural(count, { one: '# minute', other: '# minutes' });
  return {
    name: {
      title: 'Change my name',
      label: 'Your name in this workshop',
      save: 'Save',
      empty: 'Type a name, or close this to keep the one you have.',
      taken: 'Somebody here has that name already. Try adding a letter.',
      failed: 'The name was not changed. What you typed is still here; try again.',
    },
    agenda: {
      title: 'Minutes per stage',
      total: (count: number) => `${minutes(count)} in all`,
      past: 'over',
      save: 'Save the minutes',
      invalid: 'Each stage needs 1 to 240 minutes.',
      failed: 'The minutes were not changed. Try again.',
    },
    settings: {
      title: 'Settings',
      sharing: 'How cards are shared',
      dealt: 'Shuffled and dealt',
      dealtHint: 'People read cards from a mixed deck. Nobody can tell who wrote what.',
      own: 'People read their own cards',
      ownHint: 'Everyone sees who wrote what, and is told so before they write.',
      sharingFixed: 'This is fixed once writing has begun.',
      cardsPerTurn: 'Cards a reader reads in a turn',
      topRisks: 'Risks to plan',
      dots: 'Dots a person has',
      dotsAuto: 'A third of the risks',
      maxDots: 'Dots on one risk, at most',
      kept: 'Keep everything after the last visit for',
      days: (count: number) => plural(count, { one: '# day', other: '# days' }),
      save: 'Save the settings',
      failed: 'The settings were not changed. Try again.',
      closeWorkshop: 'Close the workshop',
      closeHint:
        'Nobody can change anything afterwards; late notes that were not shown are destroyed. Devices forget the workshop: the register stays in the tabs that are open, so download it if anyone needs it. Your facilitator link opens it again.',
      closeTitle: 'Close the workshop for good?',
      deleteWorkshop: 'Delete the workshop',
      deleteHint: 'Everything is destroyed on the server: cards, plans and the register.',
      deleteTitle: 'Delete everything?',
      deleteText:
        'The workshop, its cards, its plans and its register are destroyed. This cannot be undone. Download the register first if anyone needs it.',
    },
    knowledge: {
      title: 'What can others see?',
      loading: 'Asking the server',
      failed: 'The server did not answer. Try again when the connection is back.',
      retry: 'Ask again',
      see: 'Others see',
      seeLines: [
        'your name, whether you are here, and whether you write and read aloud',
        'how many people are done, have voted or agreed, as a number',
        'whose turn it is to read, and nothing of a card before it is read, but for the one who reads it',
        'cards on the board, without who wrote them',
        'how many dots a risk got, after the vote has closed',
        'which card you move while cards are grouped, with your name, as you move it',
        'what you type in the plan and where, with your name, as you type it: the plan is written together',
        'what you own in the plan, and whether you accepted it',
      ],
      never: 'Nobody sees, the facilitator included',
      neverLines: [
        'what you write before it is shuffled, or that you are typing',
        'which card was yours, afterwards either: the server destroys what would tell',
        'where your dots are, and how sure you said you were',
      ],
      ownCards:
        'In this workshop people read their own cards aloud, so everyone sees who wrote what you choose to read.',
      now: 'What the server holds about you now',
      lines: {
        name: (name: string) => `Your name, ${name}, which everyone sees.`,
        agreed: 'That you agreed to how we do this. Others see only how many did.',
        done: 'That you said you are done. Others see only how many are.',
        consentShow: 'That you agreed to show your notes or your vote.',
        consentKeep: 'That you keep your notes or your vote private.',
        notes: (count: number) =>
          plural(count, {
            one: 'A locked notebook with # note. Nobody else gets it.',
            other: 'A locked notebook with # notes. Nobody else gets it.',
          }),
        noNotes: 'No notes of yours. What was shuffled can no longer be traced to you.',
        dots: (count: number) =>
          plural(count, {
            one: 'A sealed ballot with # dot. Nobody else gets it.',
            other: 'A sealed ballot with # dots. Nobody else gets it.',
          }),
        confidence: 'How sure you said you are, sealed.',
        pulse: 'What you wrote as felt unsafe to say, sealed.',
        hand: 'The card you are about to read. Only you have it.',
        deputy: 'That you take over if the facilitator drops out. Everyone sees it.',
        here: 'That this page is open, so that others see that you are here.',
        token: 'A fingerprint of the key with which this device comes back to your place; not the key.',
        undo: (count: number) =>
          plural(count, {
            one: 'Your last change to the board, so that you can undo it.',
            other: 'Your last # changes to the board, so that you can undo them.',
          }),
        plan: 'Which passages of the plan were typed by you. The plan is not anonymous.',
      },
      exact: 'Word for word',
      limits:
        'Whoever runs this server could look while people are writing. How you phrase something can give you away.',
    },
    leave: {
      title: 'Leave this workshop?',
      text: 'Your name goes from the list. This device forgets your place.',
      deleteNotes: 'Delete my notes first',
      deleteHint: 'Otherwise what you wrote stays in the round and is shown without your name.',
      confirm: 'Leave',
      cancel: 'Stay',
      failed: 'You have not left: the server could not be reached. Try again.',
    },
  };
};
