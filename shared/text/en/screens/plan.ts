import { numberWord } from '../numberWords.ts';
import type { Format } from '../../format.ts';
import type { OwnedPart } from '../../../board/board.ts';
import type { Response } from '../../../board/riskFields.ts';
import { cadenceWords, comparisonVerbs } from '../sentences.ts';
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

const responses: { readonly [R in Response]: string } = {
  avoid: 'Avoid: do it another way',
  reduce: 'Reduce: make it less likely or less bad',
  transfer: 'Transfer: someone else carries it',
  accept: 'Accept: live with it, and look at it',
};

/** The words of the Plan screen, and of a risk's sheet wherever it is open. */
export const planText = ({ list, plural }: Format) => ({
  title: 'Plan the top risks',
  topRisks: 'Top risks',
  chooseRisk: 'Risk',
  minority: 'Lone warning',
  untitled: 'Not named yet',
  complete: (done: number, of: number) => `${done} of ${of} parts done`,
  empty: 'There are no risks to plan yet.',
  emptyFacilitator: 'Choose which risks to plan, or go back to Vote.',
  emptyOthers: 'The facilitator can choose some, or go back to Vote.',
  changeList: 'Change the list',
  tookOff: (name: string) => `${name} took this risk off the plan list. What you type is kept with it.`,
  youTookOff: 'You took this risk off the plan list. What is typed here is kept with it.',

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
    placeholder: 'pause the rollout and call the partner',
  },
  source: { label: 'Source: where someone looks it up', placeholder: 'where to look' },
  signal: { label: 'Signal: what you look at', placeholder: 'the number of …' },
  comparison: 'How it moves',
  passes: 'passes',
  threshold: { label: 'Threshold: the value that trips it', placeholder: 'a number' },
  checkBy: 'Last day to look',
  whichDay: 'which day?',
  cadence: 'How often someone looks',
  howOften: 'how often',
  watcher: 'Who looks',
  contingencyOwner: 'Who carries out the contingency plan',

  comparisons: comparisonVerbs,
  cadences: cadenceWords,

  owner: 'Owner',
  ownerHint: 'Owns all three parts until you change one.',
  nobody: 'nobody yet',
  somebodyElse: 'Someone else…',
  otherName: 'Name',
  due: 'Due',
  matrix: 'Likelihood × impact',
  matrixScore: (likelihood: number, impact: number) => `${likelihood} × ${impact}`,

  proposed: 'Proposed',
  accepted: 'Accepted',
  accept: 'I accept',
  acceptLabel: (part: OwnedPart) => `I accept the ${partNames[part]}`,
  agreedAloud: (name: string) => `${name} accepted aloud`,
  agreedLabel: (part: OwnedPart, name: string) => `${name} accepted the ${partNames[part]} aloud`,

  stillMissing: 'Still missing:',
  missing,
  isComplete: 'All seven parts are there.',
  vague: 'Nobody can see that pass a number. What would you look at, and which value is too much?',

  more: 'More',
  moreHint: 'Response, a small test, a dissent',
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
    hint: 'Say why this plan isn’t enough. It stays with the risk and is not anonymous.',
    placeholder: 'This will not help because …',
  },

  pair: (names: readonly string[]) =>
    `${list(names)} ${plural(names.length, { one: 'starts', other: 'start' })} with this risk.`,
  yourPair: (names: readonly string[]) => `${list(['You', ...names])} start with this risk.`,
  listTitle: (risks: number, each: number) =>
    `${plural(risks, { one: '# risk', other: '# risks' })}${each > 1 ? `, ${numberWord(each)} people on each` : ''}`,
  writers: (others: readonly string[], isMine: boolean) => list(isMine ? [...others, 'you'] : others),
  writing: (names: readonly string[]) =>
    `${list(names)} ${plural(names.length, { one: 'writes', other: 'write' })} here`,
  isRead: 'Read aloud now',
  toYours: (risk: number) => `Go to your risk, number ${risk}`,
  toAttack: (risk: number) => `Go to the plan you attack, number ${risk}`,
  attackHere: (names: readonly string[]) =>
    names.length > 0
      ? `Read what ${list(names)} wrote. How does it still fail?`
      : 'Read this plan. How does it still fail?',
  aloud: {
    youRead: (n: number, of: number) => `You read this one aloud · ${n} of ${of}`,
    reads: (name: string, n: number, of: number) => `${name} reads aloud · ${n} of ${of}`,
    everyone: 'Everyone’s screen is here.',
    held: 'You stay here when the reading goes on.',
    elsewhere: 'You look at another risk.',
    next: (risk: number, name: string) => `Next: risk ${risk}, ${name}.`,
    last: 'This is the last one.',
    stay: 'Stay here',
    follow: 'Follow',
    readThis: 'Read this one',
    nextRisk: 'Read the next one',
  },
  attack: {
    label: 'How does this plan still fail?',
    placeholder: 'It still fails if …',
    open: 'The owners answer:',
    answers: { takenIn: 'Taken in', noted: 'Noted' },
    answered: { takenIn: 'The owners took this into the plan.', noted: 'The owners noted this.' },
  },
  wholeDissent: {
    label: 'Dissent to the whole plan',
    hint: 'Say why all of this is not enough. It stays in the register and is not anonymous.',
    placeholder: 'This plan will not save it because …',
  },
  pairUp: 'Give out the risks',
  pairAnew: 'Give them out again',
  next: 'Next risk',
  saved: 'Saved',
  saving: 'Saving',
  notSaved: 'Saved on this device only',
  watching: 'You’re observing.',
});
