import type { HistoryAuthor } from '../../../shared/register/history.ts';
import type { Command } from '../../../shared/commands/commands.ts';
import type { Change } from '../core/change.ts';
import { applyChange, joinChanges } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decided, Decision } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { aboutRegister } from './about.ts';
import { authorOf } from './author.ts';
import { riskDifferences } from './changes.ts';
import { recordDifferences } from './recordChanges.ts';
import type { NewEntry } from './entries.ts';
import { isRecording, withEntries } from './entries.ts';
import { withoutRemovedWords, withoutWithdrawnWords } from './scrub.ts';
import { typingSettled } from './typing.ts';

/**
 * A decision with its entries in the history (SPEC RW7a): the one place that records commands. One entry for each risk that
 * differs, or one for the register as a whole.
 */
export function withHistory(state: State, command: Command, context: Context, decision: Decision): Decision {
  if (decision.kind !== 'decided' || !isRecording(state)) return decision;
  return { ...decision, change: recorded(state, command, context, decision) };
}

const actorOf = (state: State, { actorId, isByLink }: Context): HistoryAuthor => ({
  ...authorOf(state, actorId),
  ...(isByLink && { byLink: true }),
});

function recorded(state: State, command: Command, context: Context, { change, undoes }: Decided): Change {
  const made = { at: context.now, by: actorOf(state, context), type: command.type } as const;
  // The reopened meeting has no history: what is being written is entered before.
  const settled = isRecording(applyChange(state, change)) ? {} : typingSettled(state, context, () => true);
  const before = applyChange(state, settled);
  const ofRisks = differences(before, change, context).map((difference): NewEntry => ({
    ...made,
    ...difference,
    ...(undoes !== undefined && { undoes }),
  }));
  const about = aboutRegister(before, applyChange(before, change), command);
  const entries = Object.keys(about).length === 0 ? ofRisks : [...ofRisks, { ...made, riskId: null, about }];
  const full = joinChanges(joinChanges(settled, change), withEntries(before, entries));
  return withoutRemovedWords(withoutWithdrawnWords(state, command, full), state);
}

/** A record that changed together with its risk, alone of its kind, is told in the entry of the risk. */
function differences(before: State, change: Change, context: Context): Difference[] {
  const ofRisks = riskDifferences(before, change, context);
  const ofRecords = recordDifferences(before, change, context);
  const joined = ofRisks.map((difference): Difference => {
    const [record, ...others] = ofRecords.filter(({ riskId }) => riskId === difference.riskId);
    return record && others.length === 0 ? { ...difference, record: record.record } : difference;
  });
  const told = new Set(joined.map(({ record }) => record));
  return [...joined, ...ofRecords.filter(({ record }) => !told.has(record))];
}

type Difference = Omit<NewEntry, 'at' | 'by' | 'type' | 'about' | 'undoes'>;

/** What a program changed of risks (SPEC TL6g). */
export function recordedByProgram(state: State, change: Change, context: Context, type: string): Change {
  if (!isRecording(state)) return change;
  const made = { at: context.now, by: { kind: 'program' }, type } as const;
  const ofRisks = differences(state, change, context).map((difference): NewEntry => ({ ...made, ...difference }));
  return joinChanges(change, withEntries(state, ofRisks));
}

/** A change that no command made, with an entry for each risk that differs, or else one for the register. */
export function eventRecorded(
  state: State,
  change: Change,
  context: Context,
  event: Pick<NewEntry, 'by' | 'type' | 'about'>,
): Change {
  if (!isRecording(state)) return change;
  const made = { at: context.now, ...event } as const;
  const ofRisks = differences(state, change, context).map((difference): NewEntry => ({ ...made, ...difference }));
  return joinChanges(change, withEntries(state, [...ofRisks, { ...made, riskId: null }]));
}
