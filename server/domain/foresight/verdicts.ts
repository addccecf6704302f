import type { Verdict } from '../../../shared/board/records.ts';
import type { CommandOf } from '../../../shared/commands/commands.ts';
import { isForesightOpen } from '../../../shared/session/secondLook.ts';
import { dayIn } from '../../../shared/session/session.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';

export const tooEarly = refused('notOffered', 'The project has not ended, and its imagined failure is not here yet.', {
  reason: 'foresight',
});

export const isForesightOpenNow = ({ session }: State, { now }: Context): boolean =>
  isForesightOpen(session, dayIn(session, now));

/** What became of a risk, of a card that lies on none, or of what was on no card (SPEC FS1c). Fields that are not given stay. */
function setVerdict(state: State, command: CommandOf<'setVerdict'>, context: Context): Decision {
  const { id, verdict, fired, on, signOn } = command;
  if (!isForesightOpenNow(state, context)) return tooEarly;
  if (!canHaveVerdict(state, id)) {
    return refused('gone', 'This risk or card is no longer there.', { reason: 'unforeseen' });
  }
  const known = Object.hasOwn(state.records.verdicts, id) ? state.records.verdicts[id] : undefined;
  if (verdict === null) return known ? decided({ records: { verdicts: { [id]: null } } }) : unchanged;
  const next: Verdict = {
    verdict,
    fired: verdict === 'happened' ? (fired === undefined ? (known?.fired ?? null) : fired) : null,
    on: on === undefined ? (known?.on ?? null) : on,
    signOn: signOn === undefined ? (known?.signOn ?? null) : signOn,
  };
  return decided({ records: { verdicts: { [id]: next } } });
}

function canHaveVerdict({ board, session }: State, id: string): boolean {
  if (Object.hasOwn(board.risks, id)) return true;
  if (Object.hasOwn(board.cards, id)) return board.cards[id]?.riskId === null;
  return session.unforeseen?.some((one) => one.id === id && one.sameAs === null) ?? false;
}

export const verdictDecisions = { setVerdict };
