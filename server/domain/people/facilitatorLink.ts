import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createToken } from '../../../shared/ids.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { Change } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';
import { eventRecorded } from '../history/record.ts';

/**
 * Replaces the facilitator's link and sends the new one to them. Only its hash is stored. It may never arrive, when the
 * server dies, the page is closed or nobody is connected; so it is owed until the page has confirmed it (SPEC LE7).
 */
export function issueFacilitatorLink(state: State, participantId: ParticipantId, context: Context): Change {
  const { access } = state.hidden;
  const secret = createToken(context.random.access);
  const issue = (access.linkOwed?.issue ?? 0) + 1;
  return {
    hidden: { access: { ...access, secretHash: context.hashSecret(secret), linkOwed: { issue } } },
    effects: [{ kind: 'secretIssued', participantId, secret, issue }],
  };
}

/**
 * A new link made on the server, for whoever lost theirs (SPEC LK3b). It is owed to no page: it is handed over by whoever runs
 * the server.
 */
export function renewedFacilitatorLink(
  state: State,
  context: Context,
): { readonly change: Change; readonly secret: string } {
  const { linkOwed: _, ...access } = state.hidden.access;
  const secret = createToken(context.random.access);
  const change: Change = { hidden: { access: { ...access, secretHash: context.hashSecret(secret) } } };
  return {
    change: eventRecorded(state, change, context, { by: { kind: 'server' }, type: 'facilitatorLink' }),
    secret,
  };
}

/**
 * A session connection of this person receives messages from now on: a facilitator who is owed a link gets another one. The
 * one before cannot be sent again, because only its hash is stored.
 */
export const linkOwedTo = (state: State, participantId: ParticipantId, context: Context): Change =>
  state.hidden.access.linkOwed && state.session.lead.facilitatorId === participantId
    ? issueFacilitatorLink(state, participantId, context)
    : {};

function confirmFacilitatorLink(state: State, { issue }: CommandOf<'confirmFacilitatorLink'>): Decision {
  const { linkOwed, ...access } = state.hidden.access;
  return linkOwed?.issue === issue ? decided({ hidden: { access } }) : unchanged;
}

export const facilitatorLinkDecisions = { confirmFacilitatorLink };
