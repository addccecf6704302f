import type { Random } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { Change } from './change.ts';
import type { State } from './state.ts';
import type { JoinSecrets } from './visitors.ts';

/** What admits to the meeting, wherever it is stored now. */
export const joinSecretsOf = ({ session, hidden }: Pick<State, 'session' | 'hidden'>): JoinSecrets =>
  hidden.visitors.join ?? session.workshop;

/**
 * The join link's secret exists from the creation to the end of the meeting; a meeting that is reopened has another one, and
 * so has a workshop that was stored before there were any (SPEC JN2). Nothing else replaces it: everyone in the workshop
 * sees it, and a link that was sent out has to stay valid.
 */
export function withLinkSecret(state: State, random: Random): Change {
  const { workshop, stage } = state.session;
  const { visitors } = state.hidden;
  const { linkSecret } = joinSecretsOf(state);
  const wanted = stage.name === 'register' ? null : (linkSecret ?? createId(random));
  if (wanted === linkSecret) return {};
  return visitors.join
    ? { hidden: { visitors: { ...visitors, join: { ...visitors.join, linkSecret: wanted } } } }
    : { session: { workshop: { ...workshop, linkSecret: wanted } } };
}
