import type { Random } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { Change } from './change.ts';
import type { State } from './state.ts';

/**
 * The join link's secret exists from the creation to the end of the meeting; a meeting that is reopened has another one, and
 * so has a workshop that was stored before there were any (SPEC JN2). Nothing else replaces it: everyone in the workshop
 * sees it, and a link that was sent out has to stay valid.
 */
export function withLinkSecret(state: State, random: Random): Change {
  const { workshop, stage } = state.session;
  const wanted = stage.name === 'register' ? null : (workshop.linkSecret ?? createId(random));
  return wanted === workshop.linkSecret ? {} : { session: { workshop: { ...workshop, linkSecret: wanted } } };
}
