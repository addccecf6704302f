import type { Format } from '../../format.ts';
import type { OwnedPart } from '../../../board/board.ts';
import type { Cadence, Comparison, Response } from '../../../board/riskFields.ts';
import type { RequiredPart } from '../../../register/missing.ts';

const partNames: { readonly [P in OwnedPart]: string } = {
  prevention: 'prevention step',
  watcher: 'tripwire',
  contingency: 'contingency plan',
};

const missing: { readonly [P in RequiredPart]: string } = {
  prevention: 'a prevention step',
  preventionOwner: 'an owner',
  preventionDue: 'a due date',
  signal: 'a signal to look at',
  threshold: 'the number that trips it',
  checkBy: 'a date to look by',
  contingency: 'what you do then',
};

const comparisons: { readonly [C in Comparison]: string } = {
  above: 'goes above',
  below: 'goes below',
  equals: 'reaches',
  changes: 'changes by',
};

const cadences: { readonly [C in Cadence]: string } = {
  daily: 'checks every day',
  weekly: 'checks every week',
  biweekly: 'checks every two weeks',
  monthly: 'checks every month',
  once: 'checks once',
};

const responses: { readonly [R in Response]: string } = {
  avoid: 'Avoid: do it another way',
  reduce: 'Reduce: make it less likely or less bad',
  transfer: 'Transfer: somebody else carries it',
  accept: 'Accept: live with it, and watch',
};

/** The words of the Plan screen, and of a risk's sheet wherever it is open. */
export const planText = ({ list, plural }: Format) => ({
  title: 'Plan the top risks',
  topRisks: 'Top risks',
  chooseRisk: 'Risk',
  minority: 'Must not be buried',
  untitled: 'Not named yet',
  complete: (done: number, of: number) => `${done} of ${of} parts are there`,
  empty: 'There are no risks to plan yet.',
  emptyLead: 'Choose which risks to plan, or go back to Vote.',
  emptyOthers: 'The facilitator can choose some, or go back to Vote.',
  changeList: 'Change the list',
  listTitle: 'Which risks to plan',
  listHint: (most: number) =>
    `At most ${most} together with the one that must not be buried. The others are parked in the register.`,
  listTooMany: (over: number) => plural(over, { one: '# risk too many.', other: '# risks too many.' }),
  listNone: 'Choose at least one.',
  inPlan: 'Plan it',
  asMinority: 'Must not be buried: a lone warning that gets a place in the plan all the same',
  noMinority: 'None',
  minorityLabel: 'The risk that must not be buried',
  saveList: 'Use this list',
  cancel: 'Cancel',
  refused: 'That was not taken. The list is as it was; try again.',

  dots: (n: number) => plural(n, { one: '# dot', other: '# dots' }),
  causes: (n: number) => plural(n, { one: '# cause', other: '# causes' }),
  causesLabel: 'Causes on the cards',
  showCauses: 'Show the cards in full',
  hideCauses: 'Show less',
  nameLabel: 'the name of the risk',

  because: 'Because',
  costUs: 'which cost us',
  sentenceLabel: 'The risk in one sentence',
  cause: { label: 'Because of what cause', placeholder: 'of what' },
  event: { label: 'What happened', placeholder: 'what happened' },
  effect: { label: 'What it cost us', placeholder: 'what' },

  prevention: {
    name: 'Prevention step',
    hint: 'What makes it less likely?',
    placeholder: 'Something one person can do before the due date',
  },
  tripwire: { name: 'Tripwire', hint: 'How will we know early, while it is still cheap?' },
  contingency: {
    name: 'Contingency plan',
    hint: 'Then what do we do?',
    placeholder: 'what you do at once, agreed today',
  },
  if: 'If',
  signal: { label: 'Signal: what you look at', placeholder: 'what you would see' },
  comparison: 'How it moves',
  passes: 'passes',
  threshold: { label: 'Threshold: the value that trips it', placeholder: 'a number' },
  before: 'before',
  checkBy: 'Check before this date',
  cadence: 'How often it is checked',
  checks: 'checks',
  watcher: 'Who checks',
  then: 'Then',
  does: 'does this:',
  contingencyOwner: 'Who carries out the contingency plan',
  comparisons,
  cadences,

  owner: 'Owner',
  ownerHint: 'Fills all three parts until you change one.',
  nobody: 'nobody yet',
  somebodyElse: 'Somebody else…',
  otherName: 'Name',
  due: 'Due',
  matrix: 'Likelihood × impact',
  matrixScore: (likelihood: number, impact: number) => `${likelihood} × ${impact}`,

  proposed: 'Proposed',
  accepted: 'Accepted',
  accept: 'I accept',
  acceptLabel: (part: OwnedPart) => `I accept the ${partNames[part]}`,
  agreedAloud: 'Agreed aloud',
  agreedLabel: (part: OwnedPart, name: string) => `${name} agreed aloud to the ${partNames[part]}`,

  stillMissing: 'Still missing:',
  missing,
  isComplete: 'All seven parts are there.',
  vague:
    'That keeps people alert, but nobody can see it pass a number. What would you look at, and which value would worry you?',

  more: 'More',
  moreHint: 'Source, response, a small test, a dissent',
  source: {
    label: 'Source of the signal',
    hint: 'Where somebody looks it up',
    placeholder: 'A dashboard, a report, a person',
  },
  response: 'Response',
  responseNone: 'Not decided',
  responses,
  test: {
    label: 'Smallest reversible test',
    hint: 'Plan, do, study, act: what you try first, and what you decide from it',
    placeholder: 'For two weeks we …; if …, we …',
  },
  dissent: {
    label: 'Dissent',
    hint: 'Anybody may say why this plan is not enough. It stays with the risk.',
    placeholder: 'This will not help because …',
  },

  pair: (names: readonly string[]) =>
    `${list(names)} ${plural(names.length, { one: 'begins', other: 'begin' })} with this one. Use breakout rooms, or write in silence.`,
  yourPair: (names: readonly string[]) =>
    names.length === 0
      ? 'You begin with this one.'
      : `${list(['You', ...names])} begin with this one. Use breakout rooms, or write in silence.`,
  swap: 'Then swap: 60 seconds to attack another pair’s plan.',
  pairUp: 'Pair people up',
  pairAnew: 'Pair anew',
  next: 'Next risk',
  completeCount: (done: number, of: number) => `${done} of ${of} complete`,
  saved: 'Saved',
  saving: 'Saving',
  notSaved: 'Not saved yet: kept on this device',
  watching: 'You are watching.',
});
