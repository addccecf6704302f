import type { Format } from '../../format.ts';
import { numberWord, numberWordFirst } from '../numberWords.ts';

/** What a facilitator can say aloud in each stage, until somebody writes a line of their own for it. */
export const sayText = ({ plural }: Format) => {
  const reasons = 'Write every reason you remember, one per note.';
  return {
    lobby: (minutes: number) =>
      `Thank you for coming. For the next ${plural(minutes, { one: '# minute', other: '# minutes' })}, this project has already failed. We’re here to work out why.`,
    rehearsal: (simulated: number) =>
      `This is a rehearsal. ${numberWordFirst(simulated)} of these people ${plural(simulated, { one: 'is', other: 'are' })} simulated, and nothing counts.`,
    imagine: 'We’re not asking what might go wrong. It has gone wrong. Your job is to remember why.',

    write: `${reasons} No names. If enough of us write, the notes are shuffled before anyone sees them.`,
    writeFew: (writers: number) =>
      `${reasons} There are only ${numberWord(writers)} of us, so nothing is shown unless you agree.`,
    writeAlone: `${reasons} Nothing is shown until you agree.`,
    writeOwnCards: `${reasons} You’ll read your own aloud, so everyone will know they’re yours.`,
    writeAsking:
      'Too few of us wrote to be anonymous. You each decide, on your own screen, what happens to your notes.',

    share: 'Read the card exactly as it’s written. Then thank you, and the next one. We’ll discuss later.',
    shareOwnCards: 'Read your cards as you wrote them. Then thank you, and the next person. We’ll discuss later.',
    shareNoReader: 'One card at a time, just as it’s written. We’ll discuss later.',
    shareSkim: 'Now read the rest quietly, on your own screen. Press the button when you’ve read them.',
    noCards: 'There are no cards yet. Shall we go back and write, or carry on?',

    cluster: 'Same cause, same pile. Then name it for what happened, not for the topic.',

    vote: 'Put your dots on what would hurt most. Only totals are ever shown, and only once the vote closes.',
    voteAgain: 'We vote once more, with all our dots. The first result no longer counts.',
    voteAsking: 'Too few of us voted to show totals safely. They appear only if every one of us agrees.',
    voteResult: 'This is what would hurt most. Is there a lone warning we should plan for anyway?',
    voteNoTotals: 'There are no totals this time. Let’s talk it through and choose.',

    plan: 'We write in silence, each on the risk you were given. A tripwire needs a number, a day, and someone who looks.',
    planAloud: 'We hear each plan once. Listen for one thing: would we notice in time?',
    planAttack: 'Swap sheets. You have one minute. How does this plan still fail?',
    planNoRisks: 'We haven’t chosen any risks yet. Which ones do we plan for?',

    commit: 'Please read your line aloud: if this happens, then I do that.',
    commitOwner: (owner: string) => `${owner}, please read your line aloud: if this happens, then I do that.`,
    commitOwnerAway: (owner: string, reader: string) => `${owner} isn’t here, so ${reader} reads this line.`,
    commitLast: 'One last question, without names. How sure are you now that it will succeed?',
  } as const;
};
