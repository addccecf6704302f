import type { MissingPart } from '../../../register/missing.ts';
import type { PreventionState } from '../../../board/board.ts';
import type { TripwireState } from '../../../register/schedule.ts';
import type { Format } from '../../format.ts';
import { figuresText } from '../figures.ts';

const states: { readonly [S in TripwireState]: string } = {
  none: 'no tripwire',
  armed: 'watching',
  due: 'check due',
  late: 'check late',
  notLookedAt: 'not looked at',
  tripped: 'tripped',
  contained: 'contained',
  retired: 'retired',
};

const steps: { readonly [S in PreventionState]: string } = { open: 'open', done: 'done', dropped: 'dropped' };

const parts: { readonly [P in MissingPart]: string } = {
  prevention: 'prevention step',
  preventionOwner: 'owner',
  preventionDue: 'due date',
  signal: 'signal',
  threshold: 'threshold',
  checkBy: 'last day of the checks',
  contingency: 'contingency plan',
  responseReason: 'why it is accepted',
  responseUntil: 'until when it is accepted',
};

/** The register on paper. */
export const printText = ({ number, plural, list }: Format) => ({
  wholeDissent: 'Dissent to the whole plan',
  heading: 'Risk register',
  risks: (count: number) => plural(count, { one: '# risk in the plan', other: '# risks in the plan' }),
  held: (date: string, people: number) =>
    `Pre-mortem on ${date} with ${plural(people, { one: '# person', other: '# people' })}`,
  failedBy: (date: string) => `Imagined failure: ${date}`,
  rehearsal: 'Rehearsal: some of the people in it were simulated.',
  imported: (date: string) => `Imported ${date}`,
  printedOn: (date: string) => `Printed on ${date}`,
  success: 'Success means',
  decision: 'Being decided',
  confidence: (before: number | null, after: number | null, halfway: number | null) =>
    `Confidence in the plan: ${before === null ? 'not shown' : number(before)} before, ${after === null ? 'not shown' : number(after)} after${halfway === null ? '' : `, ${number(halfway)} at half time`} (middle answers)`,
  halfway: 'Half time',
  figures: figuresText({ number, plural }),
  nextChecks: 'Next checks',
  noChecks: 'No check is planned.',
  check: (date: string, id: string, what: string, watcher: string | null) =>
    `${date}: ${id} ${what}${watcher === null ? '' : `, ${watcher}`}`,
  andMore: (count: number) => `and ${number(count)} more`,
  notRated: (ids: readonly string[]) => `Not rated yet: ${list(ids)}`,
  likelihood: 'Likelihood',
  impact: 'Impact',
  readLink: 'Anyone with this link can read the register',
  memberLink: 'For people of the workshop',
  untitled: 'Untitled',
  states,
  dots: (count: number) => plural(count, { one: '# dot', other: '# dots' }),
  place: (likelihood: number, impact: number) => `likelihood ${number(likelihood)}, impact ${number(impact)}`,
  because: (cause: string, event: string, effect: string) => `Because ${cause}, ${event}, which cost us ${effect}.`,
  prevention: 'Prevention step',
  tripwire: 'Tripwire',
  contingency: 'Contingency plan',
  test: 'Smallest test',
  dissent: 'Dissent',
  cards: 'What people wrote',
  lastCheck: 'Last check',
  empty: 'not written yet',
  nobody: 'nobody yet',
  due: (date: string) => `due ${date}`,
  since: (word: string, date: string) => `${word} since ${date}`,
  steps,
  incident: {
    title: 'What happened',
    openChanges: 'Open changes',
    kinds: { tripped: 'Tripped', happened: 'Happened', nearMiss: 'Almost happened' },
    layers: {
      prevention: 'prevention',
      tripwire: 'tripwire',
      contingency: 'contingency',
      people: 'people',
      luck: 'luck',
    },
    causes: { avoidable: 'Avoidable', inherent: 'Inherent', experiment: 'An experiment' },
    standings: {
      proposed: 'proposed',
      accepted: 'accepted',
      landed: 'landed',
      holds: 'holds',
      dropped: 'dropped',
    },
    couldHave: (words: string) => `It could have become: ${words}`,
    held: (layers: readonly string[]) => `Held: ${list(layers)}`,
    contained: (date: string) => `Contained ${date}`,
    falseAlarm: (reason: string) => `A false alarm: ${reason}`,
    change: (carrier: string, date: string, standing: string) => `(${carrier}, by ${date}, ${standing})`,
  },
  accepted: 'accepted',
  proposed: 'proposed',
  missing: (missing: readonly MissingPart[]) => `Missing: ${list(missing.map((part) => parts[part]))}`,
  parked: (count: number) => plural(count, { one: '# parked risk', other: '# parked risks' }),
});
