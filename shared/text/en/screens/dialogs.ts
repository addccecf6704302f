import type { EpochMs } from '../../../time.ts';
import type { Format } from '../../format.ts';

/** Fetched with the first dialog that is opened: most people in a workshop never open any. */
export const dialogsText = ({ plural, formatTime }: Format) => {
  const minutes = (count: number) => plural(count, { one: '# minute', other: '# minutes' });
  return {
    name: {
      title: 'Change my name',
      label: 'Your name in this workshop',
      save: 'Save',
      empty: 'Type a name, or close this to keep the one you have.',
      taken: 'That name looks like someone else’s here. Add an initial.',
      failed: 'The name was not changed. What you typed is still here. Try again.',
    },
    /** Asked before the primary button ends something. */
    step: {
      cancel: 'Not yet',
      endWriting: {
        title: 'End writing now?',
        words: (missing: number, of: number) =>
          `${plural(missing, { one: '# person has', other: '# people have' })} not pressed “I’m done for now”, of ${of}. What they have written by then goes into the cards. What they still have in mind can follow only as a late card.`,
        confirm: 'End writing',
      },
      closeVote: {
        title: 'Close the vote now?',
        words: (missing: number, of: number) =>
          `${plural(missing, { one: '# person has', other: '# people have' })} not cast a vote, of ${of}. Dots that are placed count as they are. None can be placed afterwards.`,
        confirm: 'Close the vote',
      },
      showAgreed: {
        title: 'Show the cards now?',
        words: (missing: number, of: number) =>
          `${plural(missing, { one: '# person has', other: '# people have' })} not answered, of ${of}. No answer means no: their notes stay on their own device.`,
        confirm: 'Show the cards',
      },
      putRest: {
        title: (cards: number) =>
          plural(cards, { one: 'Put # card on the board unread?', other: 'Put # cards on the board unread?' }),
        words: 'They go up all at once, without being read aloud, and clustering begins.',
        confirm: (cards: number) => plural(cards, { one: 'Put # card up', other: 'Put # cards up' }),
      },
      endOwnCards: {
        title: 'End sharing now?',
        words: 'Notes that nobody put on the board are deleted on the server and not shown. Their writers keep them.',
        confirm: 'End sharing',
      },
      withoutTotals: {
        title: 'Go on without totals?',
        words: 'All dots of this vote are deleted unread.',
        confirm: 'Delete the dots and go on',
      },
      early: {
        title: (stage: string) => `Leave ${stage} already?`,
        words: (stage: string) => `${stage} began a few seconds ago.`,
        confirm: (next: string) => `Go on to ${next}`,
      },
    },
    refusedTexts: {
      told: 'You can’t write in the plan any more, so the server didn’t take your last words. They are only here. Copy them first.',
      copy: 'Copy the text',
    },
    agenda: {
      title: 'Minutes per stage',
      total: (count: number) => `${minutes(count)} in all`,
      past: 'over',
      presets: 'Usual lengths',
      preset: (count: number) => minutes(count),
      save: 'Save the minutes',
      invalid: 'Each stage needs 1 to 240 minutes.',
      failed: 'The minutes were not changed. Try again.',
    },
    settings: {
      title: 'Settings',
      sharing: 'How cards are shared',
      dealt: 'Shuffled and dealt',
      dealtHint: 'Cards are shuffled and dealt. They carry no names.',
      own: 'People read their own cards',
      ownHint: 'People read their own cards. Everyone knows whose they are.',
      sharingFixed: 'This is fixed once writing has begun.',
      cardsPerTurn: 'Cards a reader reads in a turn',
      topRisks: 'Risks to plan',
      dots: 'Dots a person has',
      dotsAuto: 'A third of the risks',
      maxDots: 'Dots on one risk, at most',
      kept: 'Keep everything after the last visit for',
      days: (count: number) => plural(count, { one: '# day', other: '# days' }),
      save: 'Save the settings',
      failed: 'Nothing changed. Try again.',
      closeWorkshop: 'Close the workshop',
      closeHint:
        'Nobody can change anything afterwards. Devices forget the workshop: it stays in the tabs that are open, so download the register if anyone needs it. Your facilitator link opens it again to read.',
      closeTitle: 'Close the workshop for good?',
      closeLosses: {
        notes:
          'Writing is open. All notes that are not on the board are deleted unseen. Only their writers still have them, until they close their page.',
        lateNotes: 'Late notes that were not shown are deleted unseen.',
        cards: (count: number) =>
          plural(count, {
            one: '# card that nobody has read is deleted.',
            other: '# cards that nobody has read are deleted.',
          }),
        dots: 'The vote is not counted. All dots are deleted.',
        answers: 'The answers on how sure people are, and what felt unsafe to say, are deleted uncounted.',
      },
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
        'whose turn it is; only the reader sees a card before it is read',
        'cards on the board, without who wrote them',
        'how many dots a risk got, after the vote has closed',
        'your name on a card while you move it',
        'what you type in the plan, with your name',
        'what you own in the plan, and whether you accepted it',
      ],
      never: 'Nobody else can see, not even the facilitator',
      neverLines: {
        notes: 'what you write before it is shared, or that you are typing',
        /** Only where cards are dealt. */
        cards: 'which cards were yours: that record is destroyed',
        dots: 'where your dots are, and how sure you said you were',
      },
      ownCards: 'You read your own cards aloud in this workshop, so everyone knows they’re yours.',
      now: 'What the server holds about you now',
      lines: {
        name: (name: string) => `Your name, ${name}, which everyone sees.`,
        mail: (address: string) =>
          `Your e-mail address, ${address}. Only you see it, and you can remove it in Share register.`,
        agreed: 'You agreed to how we work. Others see only how many did.',
        done: 'You said you’re done. Others see only how many are.',
        consentShow: 'You agreed to show your notes or the totals.',
        consentKeep: 'You keep your notes private or the totals hidden.',
        notes: (count: number) =>
          plural(count, {
            one: 'A locked notebook with # note. Nobody else gets it.',
            other: 'A locked notebook with # notes. Nobody else gets it.',
          }),
        noNotes: 'No notes of yours. What was shuffled can no longer be traced to you.',
        dots: (count: number) =>
          plural(count, {
            one: 'A locked ballot with # dot. Nobody else gets it.',
            other: 'A locked ballot with # dots. Nobody else gets it.',
          }),
        confidence: 'How sure you said you are. Others can’t see it.',
        pulse: 'What felt unsafe to say. Others can’t see it.',
        hand: 'The card you’re about to read. Only you have it.',
        deputy: 'You’re the deputy. Everyone sees it.',
        here: 'This page is open, so others see that you’re here.',
        token: 'A fingerprint of the key that signs this device in. It is not the key itself.',
        undo: (count: number) =>
          plural(count, {
            one: 'Your last change to the board, so that you can undo it.',
            other: 'Your last # changes to the board, so that you can undo them.',
          }),
        plan: 'Which words of the plan you typed. The plan is not anonymous.',
      },
      exact: 'Word for word',
      limits:
        'People who run this server could read notes while you write. Your style can give you away. If all dots are on one risk, everyone knows where yours are.',
    },
    sessions: {
      title: 'Where you’re signed in',
      pages: (count: number) =>
        plural(count, {
          one: '# page is connected as you.',
          other: '# pages are connected as you, this one among them.',
        }),
      since: (time: EpochMs) => `Connected since ${formatTime(time)}`,
      hint: 'If there is one that you don’t know, sign out everywhere else. That also signs out pages that are closed now.',
      endOthers: 'Sign out everywhere else',
      loading: 'Asking the server',
      failed: 'The server didn’t answer. Nothing changed. Try again.',
    },
    leave: {
      title: 'Leave this workshop?',
      text: 'You stay on the list as somebody who left, until the meeting ends. This device forgets the workshop.',
      deleteNotes: 'Delete my notes first',
      deleteHint: 'Otherwise your notes may still be shown, without your name.',
      confirm: 'Leave',
      cancel: 'Stay',
      failed: 'The server can’t be reached, so you haven’t left. Try again.',
    },
  };
};
