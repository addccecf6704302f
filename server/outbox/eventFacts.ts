import type { Reading } from '../../shared/board/board.ts';
import type { Incident } from '../../shared/board/records.ts';
import type { RegisterRow } from '../../shared/register/register.ts';
import { readRegister } from '../../shared/register/register.ts';
import { dayIn } from '../../shared/session/session.ts';
import type { IsoDate } from '../../shared/time.ts';
import type { RegisterEvent } from '../domain/core/errand.ts';
import type { State } from '../domain/core/state.ts';
import { serverTexts } from '../text/serverTexts.ts';
import type { Context } from '../domain/core/context.ts';

/** What a message is worded from besides the state; `publicUrl` null: this server does not know its own address. */
export type WebhookContext = Pick<Context, 'now' | 'planTexts'> & { readonly publicUrl: string | null };

/** What a message says of its event: the `data` of a JSON webhook (docs/PROTOCOL.md, "Webhooks"). */
export type EventFacts = {
  readonly register: { readonly id: string; readonly title: string; readonly url: string | null };
  /** Null when it concerns the register as a whole. */
  readonly risk: RiskFacts | null;
  /** The day by which something was due, or on which everything is deleted. */
  readonly day: IsoDate | null;
  /** The check that was recorded. */
  readonly check: (Pick<Reading, 'on' | 'reading'> & { readonly state: string; readonly note: string | null }) | null;
  readonly incident: Pick<Incident, 'kind' | 'title' | 'on'> | null;
  /** Of `expiring`: what is tripped at this time. */
  readonly tripped: readonly { readonly number: number; readonly title: string }[];
};

type RiskFacts = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly likelihood: number | null;
  readonly impact: number | null;
  readonly signal: string;
  readonly threshold: string;
  readonly watcher: string | null;
  readonly prevention: string;
  readonly preventionOwner: string | null;
  readonly preventionDue: IsoDate | null;
  readonly preventionState: string;
  readonly contingency: string;
  readonly contingencyOwner: string | null;
  readonly nextCheck: IsoDate | null;
  readonly accepted: readonly string[];
};

/** @returns null when the risk or the incident is gone */
export function factsOf(state: State, event: RegisterEvent, context: WebhookContext): EventFacts | null {
  const { session, people, board, records } = state;
  const { workshop } = session;
  const today = dayIn(session, context.now);
  const { planned, parked } = readRegister(
    session,
    people,
    event.riskId === null || event.type === 'expiring' ? board : withOneRisk(board, event.riskId),
    context.planTexts,
    today,
    serverTexts(workshop).sentences,
  );
  const rows = [...planned, ...parked];
  const row = rows.find(({ riskId }) => riskId === event.riskId);
  if (event.riskId !== null && !row) return null;
  const incident = incidentOf(event, records.incidents);
  if (incident === undefined) return null;
  const check = event.about === undefined ? undefined : row?.readings.find(({ id }) => id === event.about);
  return {
    register: {
      id: workshop.id,
      title: workshop.title,
      url: context.publicUrl === null ? null : `${context.publicUrl}/w/${workshop.id}`,
    },
    risk: row ? riskFacts(row) : null,
    day: event.day ?? null,
    check: check ? { on: check.on, state: check.state, reading: check.reading, note: check.note ?? null } : null,
    incident,
    tripped:
      event.type === 'expiring'
        ? rows.filter((one) => one.state === 'tripped').map(({ number, title }) => ({ number, title }))
        : [],
  };
}

/** One row is read instead of a thousand. */
const withOneRisk = (board: State['board'], riskId: string): State['board'] => {
  const risk = board.risks[riskId];
  return { cards: board.cards, risks: risk ? { [riskId]: risk } : {} };
};

/** Null: the event is about none; undefined: it is gone. */
function incidentOf({ type, about }: RegisterEvent, incidents: { readonly [id: string]: Incident }) {
  if (type !== 'happened' && type !== 'nearMiss') return null;
  const incident = about === undefined || !Object.hasOwn(incidents, about) ? undefined : incidents[about];
  return incident && { kind: incident.kind, title: incident.title, on: incident.on };
}

const riskFacts = (row: RegisterRow): RiskFacts => ({
  id: row.riskId,
  number: row.number,
  title: row.title,
  state: row.state,
  likelihood: row.likelihood,
  impact: row.impact,
  signal: row.texts.signal,
  threshold: row.texts.threshold,
  watcher: row.watcher,
  prevention: row.texts.prevention,
  preventionOwner: row.preventionOwner,
  preventionDue: row.preventionDue,
  preventionState: row.preventionState,
  contingency: row.texts.contingency,
  contingencyOwner: row.contingencyOwner,
  nextCheck: row.nextCheck,
  accepted: row.accepted,
});
