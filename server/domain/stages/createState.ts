import type { Random, ParticipantId, WorkshopId } from '../../../shared/ids.ts';
import { encodeBase64url } from '../../../shared/ids.ts';
import { noRecords } from '../../../shared/board/records.ts';
import type { CreateWorkshop } from '../../../shared/commands/requests.ts';
import { cleanName } from '../../../shared/protocol/names.ts';
import { createScene } from '../../../shared/session/scene.ts';
import type { Session } from '../../../shared/session/session.ts';
import { defaultSettings } from '../../../shared/session/session.ts';
import { atSpeed, createAgenda } from '../../../shared/stages/agenda.ts';
import { defaultLanguage } from '../../../shared/text/languages.ts';
import type { EpochMs } from '../../../shared/time.ts';
import { isTimeZone, isoDateIn, monthsLater } from '../../../shared/time.ts';
import { serverLanguage, serverTexts } from '../../text/serverTexts.ts';
import { noNotices } from '../core/errand.ts';
import type { State } from '../core/state.ts';
import type { Rehearsed } from './rehearsed.ts';
import { noMailbox } from '../core/mailbox.ts';
import { noVisitors } from '../core/visitors.ts';

/** How far ahead the project has failed unless a day is given. */
const defaultMonthsAhead = 6;

export type Founding = {
  readonly workshopId: WorkshopId;
  readonly joinCode: string;
  readonly linkSecret: string;
  readonly facilitatorId: ParticipantId;
  readonly tokenHash: string;
  readonly secretHash: string;
  readonly now: EpochMs;
  readonly random: Random;
};

/**
 * A new workshop in its lobby, with the ballot for the first confidence open (SPEC ST7).
 * @param rehearsal what makes it a rehearsal; null: it is none, and no command makes it one (SPEC SE3)
 */
export function createState(wanted: CreateWorkshop, founding: Founding, rehearsal: Rehearsed | null = null): State {
  const { workshopId, facilitatorId, now } = founding;
  const language = serverLanguage(wanted.language);
  const timeZone = wanted.timeZone !== undefined && isTimeZone(wanted.timeZone) ? wanted.timeZone : 'UTC';
  const workshop: Session['workshop'] = {
    id: workshopId,
    title: wanted.title.trim(),
    successMetric: wanted.successMetric?.trim() || null,
    decision: wanted.decision?.trim() || null,
    failedBy: wanted.failedBy ?? monthsLater(isoDateIn(timeZone, now), defaultMonthsAhead),
    createdAt: now,
    joinCode: founding.joinCode,
    linkSecret: founding.linkSecret,
    locked: false,
    closed: false,
    rehearsal: rehearsal !== null,
    ...(rehearsal && { rehearsalOf: rehearsal.of }),
    settings: { ...defaultSettings, ...wanted.settings },
    ...(language !== defaultLanguage && { language }),
    ...(timeZone !== 'UTC' && { timeZone }),
  };
  const { stored } = serverTexts(workshop);
  const agenda = createAgenda(wanted.preset ?? 45, wanted.agenda);
  return {
    session: {
      workshop,
      stage: { name: 'lobby', startedAt: now, endsAt: null, pausedAt: null, remainingMs: 0, asking: false },
      meeting: null,
      history: { last: 0 },
      agenda: rehearsal && !wanted.agenda ? atSpeed(agenda, rehearsal.of.speed) : agenda,
      say: {},
      scene: { ...createScene(workshop, stored), ...rehearsal?.scene },
      contract: { text: stored.contract, agreed: 0 },
      lead: { facilitatorId, actingId: facilitatorId, deputyId: null, offered: false },
      open: { notebook: null, ballot: 1, closingAt: null, roster: null, ballotRoster: null },
      newcomers: { before: [], since: [] },
      movement: { came: 0, left: 0 },
      progress: { done: 0, of: 0 },
      order: [],
      turn: { readerId: null, nextId: null, cardId: null, dealt: 0, total: null, withdrawn: 0 },
      vote: { dots: 0, maxPerRisk: workshop.settings.maxDotsPerRisk, open: false, revoteLeft: true },
      tally: null,
      ranking: [],
      topRisks: [],
      minority: null,
      pairs: {},
      reading: null,
      planning: null,
      confidence: { before: null, after: null },
      pulse: null,
      outcome: null,
      unforeseen: null,
      secondLook: null,
    },
    people: {
      [facilitatorId]: {
        name: cleanName(wanted.facilitatorName ?? '') || stored.facilitator,
        role: 'facilitator',
        connected: false,
        writes: true,
        reads: true,
        simulated: rehearsal?.isFacilitatorSimulated ?? false,
      },
    },
    board: { cards: {}, risks: {} },
    records: noRecords,
    hidden: {
      access: {
        secretHash: founding.secretHash,
        hashKey: encodeBase64url(founding.random.bytes(32)),
        seats: { [founding.tokenHash]: { participantId: facilitatorId, removed: false } },
      },
      conduct: {
        done: [],
        agreed: [],
        asked: null,
        askedRound: null,
        closing: null,
        leadLostAt: now,
        lastRound: { notebook: 0, ballot: 1 },
        notebookFor: null,
        ballotFor: 'lobby',
        carried: [],
        neverConnected: [facilitatorId],
        earlierRoster: null,
        heldBallot: null,
        commitCounted: false,
        confidenceBefore: null,
        singletons: {},
      },
      deck: { undealt: [], readInTurn: 0, deals: [] },
      undo: {},
      visitors: noVisitors,
      earlierHistories: [],
      arrived: [],
      checks: {},
      register: { lastNumber: 0 },
      history: {},
      errands: {},
      mailbox: noMailbox,
      taps: {},
      feeds: {},
      calendar: {},
      readingKeys: {},
      shown: {},
      webhooks: {},
      deliveries: {},
      notices: noNotices,
      typing: {},
    },
  };
}
