import type { Format } from '../../format.ts';
import type { LinkRight } from '../../../people/capability.ts';

const visiting: { readonly [R in LinkRight]: string } = { read: 'Reading', check: 'Checking', edit: 'Editing' };

export const workshopText = ({ plural }: Format) => {
  const minutes = (count: number) => plural(count, { one: '# minute', other: '# minutes' });
  return {
    product: 'Forewarned',
    everyoneDone: 'Everyone is done.',
    /** First in the title of the tab. */
    cues: { readNext: 'You read next', everyoneDone: 'Everyone is done' },
    titleTime: (left: number) =>
      left > 0 ? `${left} min` : left === 0 ? 'Time is up' : plural(-left, { one: '# min over', other: '# min over' }),
    wait: {
      reader: (name: string) => `${name} reads next`,
      begin: (stage: string, lead: string) => `Next: ${stage}, when ${lead} starts it`,
      closeVote: (lead: string) => `Next: the result, when ${lead} closes the vote`,
    },
    screenFailed: 'This part didn’t load. Your work is safe. Reload the page.',
    reload: 'Reload',
    cancel: 'Cancel',
    skipToContent: 'Skip to the content',
    header: {
      agenda: 'Agenda',
      segment: (stage: string, count: number, state: 'past' | 'now' | 'next') =>
        `${stage}, ${minutes(count)}${state === 'now' ? ', now' : state === 'past' ? ', over' : ''}`,
      people: (count: number) => `People here: ${count}`,
      more: 'More',
      rehearsal: 'Rehearsal',
      observer: 'Observing',
      visitor: (may: LinkRight, name: string) => (name === '' ? visiting[may] : `${visiting[may]} · ${name}`),
    },
    clock: {
      left: (time: string) => `${time} left`,
      over: (time: string) => `${time} over`,
      paused: 'Paused',
      oneMinuteLeft: 'One minute left in this stage',
      timeUp: 'The time for this stage is up. Nothing is locked; go on when you are ready.',
    },
    stageBegan: (stage: string, count: number) => (count > 0 ? `${stage}, ${minutes(count)}` : stage),
    foot: {
      say: 'Say',
      sayLabel: 'the line to say',
      plusMinute: '+1 min',
      pause: 'Pause',
      resume: 'Resume',
      back: (stage: string) => `Back to ${stage}`,
      agenda: 'Minutes per stage',
      settings: 'Settings',
      more: 'More controls',
      startSharing: 'Start sharing',
      closing: (stage: string) => `Starting ${stage} …`,
      closingVote: 'Closing the vote …',
      putRest: (count: number) => `Put ${count} on the board and go on`,
      closeVote: 'Close the vote',
      planTop: (count: number) => (count > 0 ? `Plan the top ${count}` : 'Go on to the plan'),
      planThese: (count: number) => `Plan these ${count}`,
      showAgreed: 'Show the cards of those who agreed',
      showVotes: 'Go on without totals',
      waiting: (missing: number) => plural(missing, { one: 'Waiting for # answer', other: 'Waiting for # answers' }),
    },
    backToWrite: {
      title: 'Go back to writing?',
      text: 'A new round of writing begins. Cards on the board stay there. Cards not yet read are shuffled with the new ones.',
      confirm: 'Go back to writing',
    },
    backToCluster: {
      title: 'Go back to clustering?',
      text: 'All dots are deleted unread. Everyone votes again when you come back.',
      confirm: 'Delete the dots and go back',
    },
    forecast: {
      over: (at: string, count: number) => `At this pace you finish at ${at}, ${minutes(count)} over.`,
      take: (count: number, stage: string) => `Take ${count} min from ${stage}`,
      planFewer: (count: number, instead: number) => `Plan ${count} risks instead of ${instead}`,
    },
    connection: {
      lost: 'Connection lost. Carry on: changes stay on this device until you’re back.',
      lostNotKept: 'Connection lost. Keep this tab open: changes exist only here.',
    },
    unsaved: {
      notKept: 'Not saved. Keep this tab open.',
      keepsNothing:
        'This browser stores nothing on this device. It’s a private window, or its storage is full or off. What isn’t saved is in this tab alone. Keep it open until it says Saved.',
      refused:
        'The server didn’t accept something you wrote. It’s kept on this device; nobody else sees it. Reload to send it again, or copy it.',
      refusedNotKept:
        'The server didn’t accept something you wrote, and this browser stores nothing. Copy your words before you close or reload this tab.',
    },
    lead: {
      youStandIn: (name: string) =>
        `${name} is away, so you’re running the workshop for now. Settings, removing people, locking and closing stay with ${name}.`,
      youLead: 'You’re running the workshop.',
      leads: (name: string) => `${name} is running the workshop.`,
      newLink:
        'You’re the facilitator now. Your facilitator link opens your controls on another device. Keep it private. It’s shown once.',
      copyLink: 'Copy the facilitator link',
      acts: (name: string) => `${name} is running the workshop for now.`,
      offered: (name: string) =>
        `${name} has been away for a minute. Anyone can keep it going. Everyone will see who does.`,
      takeOver: 'Keep it going',
      closed: 'This workshop is closed. You can still read it here.',
    },
    closed: {
      title: (stage: string) => `This workshop was closed during ${stage}.`,
      unseen: 'What was written in this round was not shown to anyone. The server has deleted it.',
      dots: 'The vote was not counted. The server has deleted all dots.',
      notes: 'Your notes that nobody has seen',
      notesHint: 'They exist in this page only. Copy what you want to keep before you close it.',
    },
    asking: {
      writeTitle: 'Fewer than 4 people wrote something',
      writeText:
        'Others could guess who wrote what, so nothing has been shown. Everyone gets this question. Only notes whose writer agrees are shown. No answer means no. What you keep stays on your device.',
      voteTitle: 'Fewer than 4 people voted',
      voteText:
        'Totals could show where someone’s dots are. They appear only if everyone here agrees, and hold only the dots of those. No answer means no.',
      notes: {
        show: 'Show my notes',
        keep: 'Keep my notes private',
        chosenShow: 'You agreed to show your notes.',
        chosenKeep: 'You keep your notes private.',
      },
      totals: {
        show: 'Agree to show totals',
        keep: 'Keep totals hidden',
        chosenShow: 'You agreed to show totals.',
        chosenKeep: 'You keep totals hidden.',
      },
      change: 'Change my answer',
      answered: (done: number, of: number) => `${done} of ${of} have answered`,
    },
    catchUp: {
      title: (stage: string) => `You came in during ${stage}`,
      late: 'You can still add causes. They go up without names once 3 people have some.',
      dismiss: 'Got it',
    },
    trouble: {
      notDone: (what: string | null, times: number) =>
        `${what ?? 'That'} didn’t work${times > 1 ? ` (${times} times)` : ''}. Nothing changed.`,
      copy: 'Copy what I wrote',
    },
    menu: {
      people: 'People',
      name: 'Change my name',
      knowledge: 'What can others see?',
      sessions: 'Where I’m signed in',
      stopWriting: 'I’d rather not write',
      startWriting: 'I’ll write after all',
      stopReading: 'I’d rather not read aloud',
      startReading: 'I’ll read aloud after all',
      takePart: 'Take part',
      takePartHint: 'You write, read and vote from now on.',
      observe: 'Only observe',
      observeHint: 'What you wrote stays. You write and vote no more.',
      howItWorks: 'How it works',
      soundOn: 'Play sounds',
      soundOnHint: 'When you read next. For the facilitator, also when everyone is done.',
      soundOff: 'Stop playing sounds',
      leave: 'Leave',
      forget: 'Forget this register on this device',
    },
    ended: {
      removed: [
        'You were removed from this workshop',
        'Your notes may still be shown, without your name. Ask the facilitator if this was a mistake.',
      ],
      unknownToken: [
        'You are no longer signed in to this workshop on this device',
        'You left or moved to another device. Join again, or open your facilitator link.',
      ],
      notFound: [
        'There is no such workshop',
        'It was deleted, or the link is incomplete. Check the link, or ask for a new one.',
      ],
      refused: ['Reload to go on', 'Forewarned was probably updated. What says Saved is on the server.'],
      noSeat: ['You haven’t joined yet', 'Ask the facilitator for the code or link.'],
      badLink: [
        'This facilitator link no longer works',
        'Someone else was made the facilitator. Join with the code, or ask them.',
      ],
      visitor: [
        'This link no longer opens the register',
        'It was replaced or revoked, or its last day has passed. Ask whoever gave it to you for a new one.',
      ],
      unsent: 'These words of yours had not reached the server',
      unsentKept: 'They’re kept on this device. Reload the page to send them.',
      unsentNotKept: 'If you still need them, copy them before you leave this page.',
      copyUnsent: 'Copy them',
      join: 'Join with a code',
      home: 'Go to the first page',
    } as const,
  };
};
