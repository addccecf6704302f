import type { Command } from '../../../shared/commands/commands.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { State } from '../core/state.ts';

type About = NonNullable<HistoryEntry['about']>;

/** What the history follows of the register as a whole, in plain values. */
const followed: { readonly [name: string]: (session: Session) => string | number | boolean | null } = {
  title: ({ workshop }) => workshop.title,
  successMetric: ({ workshop }) => workshop.successMetric,
  decision: ({ workshop }) => workshop.decision,
  failedBy: ({ workshop }) => workshop.failedBy,
  readOnly: ({ workshop }) => workshop.closed,
  retentionDays: ({ workshop }) => workshop.settings.retentionDays,
  keptAtLeast: ({ workshop }) => workshop.keptAtLeast ?? null,
  stage: ({ stage }) => stage.name,
  outcome: ({ outcome }) => outcome?.came ?? null,
  outcomeText: ({ outcome }) => outcome?.text ?? null,
  outcomeShare: ({ outcome }) => outcome?.share ?? null,
  secondLook: ({ secondLook }) => secondLook?.state ?? null,
  secondLookUntil: ({ secondLook }) => (secondLook?.state === 'putOff' ? secondLook.until : null),
};

/** The number of a risk as the register shows it. */
const numberOf = ({ board }: State, riskId: RiskId = ''): string | null => {
  const number = board.risks[riskId]?.number ?? null;
  return number === null ? null : `R${number}`;
};

/** What a command says of the register besides what it changes. Secrets are in no history. */
function named(state: State, command: Command): About {
  const { links } = state.hidden.visitors;
  switch (command.type) {
    case 'makeLink':
      return { may: command.may, until: command.until ?? null };
    case 'revokeLink':
      return { may: links[command.linkId]?.may ?? null };
    case 'makePersonalLink':
      return { name: command.participantId === undefined ? null : (state.people[command.participantId]?.name ?? null) };
    case 'makeFeed':
      return { owner: command.owner ?? null };
    case 'revokeFeed':
      return { owner: state.hidden.feeds[command.feedId]?.owner ?? null };
    case 'makeKey':
      return { risk: numberOf(state, command.riskId) };
    case 'revokeKey':
      return { risk: numberOf(state, state.hidden.readingKeys[command.keyId]?.riskId) };
    case 'setInARow':
      return { risk: numberOf(state, command.riskId), inARow: command.inARow };
    case 'removeParticipant':
      return { name: state.people[command.participantId]?.name ?? null };
    case 'setName':
      return { name: command.name };
    case 'addWebhook':
      return { webhook: command.shape };
    case 'removeWebhook':
      return { webhook: state.hidden.webhooks[command.webhookId]?.shape ?? null };
    case 'setMail':
      return { mail: command.on };
    case 'deleteAnswers':
      return { answers: false };
    default:
      return {};
  }
}

/** What a command changes of the register as a whole; a value that changed has its former one under "before". */
export function aboutRegister(before: State, after: State, command: Command): About {
  const about: { [name: string]: About[string] } = { ...named(before, command) };
  for (const [name, valueIn] of Object.entries(followed)) {
    const [earlier, later] = [valueIn(before.session), valueIn(after.session)];
    if (earlier !== later) Object.assign(about, { [name]: later, [`${name}Before`]: earlier });
  }
  const { facilitatorId } = after.session.lead;
  if (facilitatorId !== before.session.lead.facilitatorId)
    about.facilitator = after.people[facilitatorId]?.name ?? null;
  return about;
}
