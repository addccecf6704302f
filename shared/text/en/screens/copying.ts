import type { PreventionState } from '../../../board/board.ts';
import type { TripwireState } from '../../../register/schedule.ts';
import type { Format } from '../../format.ts';

const states: { readonly [S in TripwireState]: string } = {
  none: 'No tripwire',
  armed: 'Watching',
  due: 'Check due',
  late: 'Check late',
  notLookedAt: 'Not looked at',
  tripped: 'Tripped',
  contained: 'Contained',
  retired: 'Retired',
};

const steps: { readonly [S in PreventionState]: string } = { open: 'open', done: 'done', dropped: 'dropped' };

/** What is copied from the register to be pasted elsewhere. */
export const copyingText = ({ number }: Format) => ({
  states,
  /** In the order of the cells. */
  columns: {
    id: 'ID',
    title: 'Risk',
    score: 'Score',
    state: 'State',
    nextCheck: 'Next check',
    prevention: 'Prevention step',
    preventionOwner: 'Owner',
    preventionDue: 'Due',
    tripwire: 'Tripwire',
    contingency: 'Contingency plan',
    contingencyOwner: 'Owner of the plan',
  },
  title: (id: string, title: string, score: number | null) =>
    score === null ? `${id} ${title}` : `${id} ${title} (${number(score)} of 25)`,
  because: (cause: string, event: string, effect: string) => `Because ${cause}, ${event}, which cost us ${effect}.`,
  step: (step: string, owner: string | null, due: string | null, state: PreventionState) =>
    `Prevention: ${step} (${[owner ?? 'nobody yet', due === null ? null : `due ${due}`, steps[state]].filter((part) => part !== null).join(', ')})`,
  tripwire: (sentence: string) => `Tripwire: ${sentence}`,
  state: (state: string, nextCheck: string | null) =>
    nextCheck === null ? `State: ${state}` : `State: ${state}, next check ${nextCheck}`,
});
