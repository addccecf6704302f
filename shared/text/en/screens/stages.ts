import type { PlanStep } from '../../../session/planning.ts';
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
  register: 'End the meeting',
};

/** The inner steps of Plan, and the button that leads into each. */
const steps: { readonly [S in PlanStep]: string } = {
  write: 'Write in silence',
  aloud: 'Read aloud',
  attack: 'Attack',
};
const beginStep: { readonly [S in PlanStep]: string } = {
  write: 'Write in silence',
  aloud: 'Hear each plan once',
  attack: 'Swap and attack',
};

/** For someone who comes in late: what is going on, and what to do. */
const catchUp: ByStage = {
  lobby: 'People are still coming in. Say how sure you are that it will succeed, and agree on how you will talk.',
  imagine:
    'Everyone is reading a front page from the future: the project has failed. Next, each person writes down why.',
  write: 'It has failed, and everyone writes down why, in private. Write your reasons.',
  share: 'Cards are read aloud one by one. Just listen.',
  cluster: 'Every cause has been heard. Now everyone puts cards with the same cause into one pile, all at once.',
  vote: 'The piles are now risks. Put your dots on what would hurt most.',
  plan: 'For each top risk you write together: what prevents it, what tells you early, and what you do then.',
  commit: 'Each plan is read aloud by its owner. Say again how sure you are that it will succeed.',
  register: 'The meeting is over. Here are its risks, their tripwires, and who looks when.',
};

/** What replaces or follows the sentence above in some cases. */
const catchUpIn = {
  ownCards: 'You’ll read them aloud.',
  skim: 'Everyone is reading the rest in silence.',
  voteClosed: 'The vote is closed.',
} as const;

export const stagesText = () => ({
  names,
  begin,
  steps,
  planWrites: 'Plan: write in silence',
  beginStep,
  catchUp,
  catchUpIn,
});
