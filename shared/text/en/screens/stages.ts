import type { Stage } from '../../../stages/stages.ts';

type ByStage = { readonly [S in Stage]: string };

const names: ByStage = {
  lobby: 'Lobby',
  imagine: 'Imagine',
  write: 'Write',
  share: 'Share',
  cluster: 'Cluster',
  vote: 'Vote',
  plan: 'Plan',
  commit: 'Commit',
  register: 'Register',
};

/** The button that leads into a stage. */
const begin: ByStage = {
  lobby: 'Back to the lobby',
  imagine: 'Begin',
  write: 'Start silent writing',
  share: 'Reveal the cards',
  cluster: 'Start clustering',
  vote: 'Start the vote',
  plan: 'Plan the top risks',
  commit: 'Read the plan aloud',
  register: 'Open the register',
};

/** What a facilitator says at the start of a stage, until somebody writes their own line. */
const say: ByStage = {
  lobby: 'Thanks for coming. For the next while we pretend that this went wrong, so that it doesn’t.',
  imagine: 'We’re not asking what might go wrong. It has gone wrong. Your job is to remember why.',
  write: 'Write down every reason you remember, one at a time. Nobody sees who wrote what.',
  share: 'Read it as written, thank you, next.',
  cluster: 'Same cause, same pile. Name the pile as a cause, not a topic.',
  vote: 'Put your dots where it would hurt most. Nobody sees where yours are.',
  plan: 'A tripwire is a number someone looks at on a date. If nobody looks, it isn’t one.',
  commit: 'Read your line aloud as it stands: if this happens, then I do that.',
  register: 'The register stays at this link, and its tripwires tell you when to look.',
};

/** For somebody who comes in late: what goes on, and what to do. */
const catchUp: ByStage = {
  lobby: 'People are still coming in. Say how sure you are that it will succeed, and agree on how you will talk.',
  imagine:
    'Everyone is reading a front page from the future: the project has failed. Next, each person writes down why.',
  write: 'It has failed, and everyone is writing down why, in private. Write yours; nobody sees who wrote what.',
  share:
    'The causes people wrote were shuffled and are being read aloud, one card at a time. Listen; there is no debate yet.',
  cluster: 'Every cause has been heard. Now everyone puts cards with the same cause on one pile, all at once.',
  vote: 'The piles have become risks. Put your dots on the ones that would hurt most. Totals appear when the vote closes.',
  plan: 'For each top risk you write together: what prevents it, what tells you early, and what you do then.',
  commit: 'Each plan is read aloud by its owner. Say again how sure you are that it will succeed.',
  register: 'The workshop is over. This is what it made: the risks, their tripwires and who looks at them when.',
};

export const stagesText = () => ({ names, begin, say, catchUp });
