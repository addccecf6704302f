import { createId, createToken } from '../../../shared/ids.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { decided, refused, unchanged } from '../core/decision.ts';
import { keyPrefix } from '../core/programs.ts';
import type { DecideBoard } from './boardCommand.ts';
import { retiredRisk } from './checks.ts';
import { goneRisk, riskAt } from './find.ts';

/** A key with which a program records readings of one tripwire, and nothing else. It is shown once. */
const makeKey: DecideBoard<'makeKey'> = (state, { riskId }, context) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  if (risk.state === 'retired') return retiredRisk;
  const { readingKeys } = state.hidden;
  if (Object.values(readingKeys).filter((key) => key.riskId === riskId).length >= limits.keys) {
    return refused('limitReached', `This tripwire has ${limits.keys} keys. Revoke one first.`, {
      reason: 'keys',
      most: limits.keys,
    });
  }
  const keyId = createId(context.random.access);
  const key = `${keyPrefix}${createToken(context.random.access)}`;
  const made = { riskId, keyHash: context.hashSecret(key), madeOn: dayIn(state.session, context.now) };
  return decided({ hidden: { readingKeys: { ...readingKeys, [keyId]: made } } }, { made: { keyId, key } });
};

const revokeKey: DecideBoard<'revokeKey'> = (state, { keyId }) => {
  const { [keyId]: found, ...others } = state.hidden.readingKeys;
  if (!found) return refused('gone', 'This key was revoked before.', { reason: 'key' });
  return decided({ hidden: { readingKeys: others } });
};

/** How many readings in a row past the threshold trip it, when a program takes them. */
const setInARow: DecideBoard<'setInARow'> = (state, { riskId, inARow }) => {
  const risk = riskAt(state, riskId);
  if (!risk) return goneRisk;
  const wanted = inARow === 1 ? null : inARow;
  return (risk.inARow ?? null) === wanted ? unchanged : decided({ risks: { [riskId]: { inARow: wanted } } });
};

export const keyDecisions = { makeKey, revokeKey, setInARow };
