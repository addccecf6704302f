import * as z from 'zod/mini';
import type { Card, Risk } from '../../../shared/board/board.ts';
import { checkResults, riskStates } from '../../../shared/board/board.ts';
import { recordKinds } from '../../../shared/board/records.ts';
import { tapAnswers } from '../../../shared/mail/tap.ts';
import { eventTypes, webhookShapes } from '../../../shared/protocol/events.ts';
import { linkRights } from '../../../shared/people/capability.ts';
import type { FileHistoryEntry } from '../../../shared/register/fileHistory.ts';
import type { HistoryAuthor, HistoryEntry } from '../../../shared/register/history.ts';
import type { Reply } from '../../../shared/protocol/replies.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { StoredConduct } from '../../domain/stages/completeRounds.ts';
import { noVisitors } from '../../domain/core/visitors.ts';
import type { Visitors } from '../../domain/core/visitors.ts';
import { noMailbox } from '../../domain/core/mailbox.ts';
import type { Mailbox, Taps } from '../../domain/core/mailbox.ts';
import type { Feeds, ReadingKeys, Shown } from '../../domain/core/programs.ts';
import type { CalendarEntry } from '../../../shared/register/calendarMemory.ts';
import type { Delivery, Errand } from '../../domain/core/errand.ts';
import { noNotices } from '../../domain/core/errand.ts';
import type { Access, Check, Deck, Hidden, PlanList, UndoStep } from '../../domain/core/state.ts';
import type { StoredReply } from './storedReplies.ts';

/**
 * The shapes of the private records, as the code relies on them. Each schema is typed by what it checks, so that a field
 * that is added to the state does not compile until it is checked here. Fields that are not known are kept.
 */
type Shape<T> = z.ZodMiniType<T>;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part of the board or the session, whose fields are read one by one and may each be missing. */
const object = <T>(): Shape<T> => z.custom<T>(isObject);

const time = z.int();
const id = z.string();
const round = z.int();
const byId = <T>(value: Shape<T>): Shape<Record<string, T>> => z.record(z.string(), value);

const access: Shape<Access> = z.looseObject({
  secretHash: z.string(),
  linkOwed: z.exactOptional(z.looseObject({ issue: z.int() })),
  hashKey: z.string(),
  seats: byId(z.looseObject({ participantId: id, removed: z.boolean() })),
});

const conduct: Shape<StoredConduct> = z.looseObject({
  done: z.array(id),
  agreed: z.array(id),
  asked: z.nullable(z.looseObject({ at: time, answers: byId(z.boolean()) })),
  askedRound: z.nullable(round),
  closing: z.nullable(
    z.looseObject({
      at: time,
      then: z.enum([
        'leaveLobby', 'leaveWrite', 'leaveOwnShare', 'closeVote', 'leaveCommit', 'leaveSecondLook', 'endUnforeseen',
      ]), // prettier-ignore
    }),
  ),
  leadLostAt: z.nullable(time),
  lastRound: z.looseObject({ notebook: round, ballot: round }),
  notebookFor: z.nullable(z.enum(['write', 'late', 'unforeseen'])),
  ballotFor: z.nullable(z.enum(['lobby', 'vote', 'commit', 'secondLook'])),
  carried: z.array(z.union([round, z.looseObject({ round, roster: z.array(id) })])),
  neverConnected: z.exactOptional(z.array(id)),
  earlierRoster: z.exactOptional(z.nullable(z.array(id))),
  heldBallot: z.nullable(round),
  commitCounted: z.boolean(),
  confidenceBefore: z.nullable(z.array(z.number())),
  singletons: byId(z.looseObject({ riskId: id, risk: object<Risk>() })),
});

const deck: Shape<Deck> = z.looseObject({
  undealt: z.array(z.looseObject({ cardId: id, text: z.string(), flagged: z.exactOptional(z.boolean()) })),
  readInTurn: z.int(),
  deals: z.array(
    z.looseObject({
      cardId: id,
      turn: object<Session['turn']>(),
      readInTurn: z.int(),
      rest: z.exactOptional(z.array(id)),
    }),
  ),
  skipped: z.exactOptional(
    z.looseObject({
      before: z.looseObject({ turn: object<Session['turn']>(), readInTurn: z.int() }),
      after: object<Session['turn']>(),
    }),
  ),
});

const day = z.string();

/** The checks of one tripwire. */
export const checksShape: Shape<readonly Check[]> = z.array(
  z.looseObject({
    id: z.exactOptional(id),
    at: time,
    state: z.enum(checkResults),
    reading: z.nullable(z.union([z.number(), z.string()])),
    note: z.exactOptional(z.string()),
    undone: z.exactOptional(z.literal(true)),
    measuredAt: z.exactOptional(time),
    past: z.exactOptional(z.literal(true)),
    before: z.exactOptional(
      z.looseObject({
        state: z.enum(riskStates),
        stateOn: z.nullable(day),
        postponed: z.nullable(z.looseObject({ until: day, times: z.int(), reason: z.string() })),
      }),
    ),
    made: z.exactOptional(id),
    contained: z.exactOptional(z.array(id)),
  }),
);

const beforeAfter = <T>(): Shape<{ before: Partial<T> | null; after: Partial<T> | null }> =>
  z.looseObject({ before: z.nullable(object<Partial<T>>()), after: z.nullable(object<Partial<T>>()) });

const right = z.enum(linkRights);
const visitors: Shape<Visitors> = z.looseObject({
  links: byId(
    z.looseObject({
      may: right,
      secretHash: z.string(),
      secret: z.exactOptional(z.string()),
      until: z.nullable(z.string()),
      madeOn: z.string(),
    }),
  ),
  personal: byId(
    z.looseObject({
      participantId: id,
      secretHash: z.string(),
      madeOn: z.string(),
      usedOn: z.nullable(z.string()),
      isOwn: z.boolean(),
    }),
  ),
  visits: byId(z.looseObject({ linkId: id, participantId: id, name: z.string(), usedOn: z.string() })),
  answers: z.exactOptional(z.nullable(z.array(z.string()))),
  join: z.exactOptional(z.looseObject({ joinCode: z.string(), linkSecret: z.nullable(z.string()) })),
});

const mailbox: Shape<Mailbox> = z.looseObject({
  isOn: z.boolean(),
  addresses: byId(
    z.looseObject({
      address: z.string(),
      key: z.string(),
      enteredOn: day,
      confirmedOn: z.nullable(day),
      confirmHash: z.string(),
      unsubscribeHash: z.string(),
      told: byId(day),
    }),
  ),
  asked: byId(z.looseObject({ on: day, times: z.int() })),
});

const taps: Shape<Taps> = byId(
  z.looseObject({
    participantId: id,
    riskId: id,
    day,
    until: day,
    about: z.string(),
    used: z.nullable(z.looseObject({ at: time, answer: z.enum(tapAnswers), checkId: z.exactOptional(id) })),
  }),
);

const author: Shape<HistoryAuthor> = z.union([
  z.looseObject({ kind: z.literal('person'), participantId: id, name: z.string(), byLink: z.boolean() }),
  z.looseObject({ kind: z.literal('program') }),
  z.looseObject({ kind: z.literal('server') }),
]);

/** The history of one risk. Which fields changed, and to what, is read field by field. */
export const historyShape: Shape<readonly HistoryEntry[]> = z.array(
  z.looseObject({
    id: z.int(),
    at: time,
    by: author,
    type: z.string(),
    riskId: z.nullable(id),
    changes: z.exactOptional(object<NonNullable<HistoryEntry['changes']>>()),
    texts: z.exactOptional(object<NonNullable<HistoryEntry['texts']>>()),
    record: z.exactOptional(
      z.looseObject({
        kind: z.enum(recordKinds),
        id,
        changes: z.nullable(object<NonNullable<NonNullable<HistoryEntry['record']>['changes']>>()),
      }),
    ),
    planned: z.exactOptional(z.tuple([z.boolean(), z.boolean()])),
    checkId: z.exactOptional(id),
    about: z.exactOptional(object<NonNullable<HistoryEntry['about']>>()),
    undoes: z.exactOptional(z.int()),
  }),
);

const typing: Shape<Hidden['typing']> = byId(
  byId(z.looseObject({ by: author, before: z.string(), startedAt: time, lastAt: time })),
);

/** What one participant can undo. */
export const undoShape: Shape<readonly UndoStep[]> = z.array(
  z.looseObject({
    cards: byId(beforeAfter<Card>()),
    risks: byId(beforeAfter<Risk>()),
    planList: z.exactOptional(beforeAfter<PlanList>()),
  }),
);

/** What the store keeps of an errand, with its time. */
export const errandShape: Shape<Errand> = z.looseObject({
  madeAt: time,
  dueAt: time,
  attempts: z.int(),
  number: z.exactOptional(z.int()),
  failure: z.exactOptional(z.looseObject({ at: time, reason: z.string() })),
  work: object<Errand['work']>(),
});

/** What came of the errands of one channel. */
export const deliveriesShape: Shape<readonly Delivery[]> = z.array(
  z.looseObject({
    errandId: id,
    work: object<Errand['work']>(),
    madeAt: time,
    endedAt: time,
    attempts: z.int(),
    outcome: z.enum(['arrived', 'gaveUp']),
    tookMs: z.exactOptional(z.number()),
    reason: z.exactOptional(z.string()),
  }),
);

/** The private state as this version or an earlier one stored it. */
type StoredParts = Omit<Hidden, 'undo' | 'checks' | 'history' | 'calendar' | 'deliveries' | 'conduct' | 'errands'> & {
  readonly conduct: StoredConduct;
};

const feeds: Shape<Feeds> = byId(
  z.looseObject({
    secret: z.string(),
    secretHash: z.string(),
    owner: z.nullable(z.string()),
    ownerId: z.nullable(id),
    madeBy: id,
    madeOn: day,
  }),
);

const readingKeys: Shape<ReadingKeys> = byId(z.looseObject({ riskId: id, keyHash: z.string(), madeOn: day }));

const shown: Shape<Shown> = byId(z.looseObject({ at: time, isBehind: z.boolean() }));

/** What calendars were told of the events of one risk. */
export const calendarShape: Shape<readonly CalendarEntry[]> = z.array(
  z.looseObject({
    uid: z.string(),
    sequence: z.int(),
    at: time,
    mark: z.string(),
    day,
    title: z.string(),
    owners: z.array(z.string()),
    over: z.boolean(),
    gone: z.array(z.looseObject({ owner: z.string(), sequence: z.int(), at: time, day, title: z.string() })),
  }),
);

/** Every record that a workshop must have. */
export const partShapes: { readonly [P in keyof StoredParts]: Shape<StoredParts[P]> } = {
  access,
  conduct,
  deck,
  arrived: z.array(z.string()),
  visitors,
  register: z.looseObject({ lastNumber: z.int() }),
  earlierHistories: z.array(z.looseObject({ importedOn: z.string(), entries: z.array(object<FileHistoryEntry>()) })),
  mailbox,
  taps,
  feeds,
  readingKeys,
  shown,
  webhooks: byId(
    z.looseObject({
      url: z.string(),
      shape: z.enum(webhookShapes),
      events: z.array(z.enum(eventTypes)),
      secret: z.string(),
      madeOn: day,
    }),
  ),
  notices: z.looseObject({ morningOn: z.nullable(day), told: byId(z.string()) }),
  typing,
};

/** Records that workshops of earlier versions lack. */
export const partsSince: Pick<
  Hidden,
  | 'visitors'
  | 'register'
  | 'earlierHistories'
  | 'mailbox'
  | 'taps'
  | 'feeds'
  | 'readingKeys'
  | 'shown'
  | 'webhooks'
  | 'notices'
  | 'typing'
> = {
  visitors: noVisitors,
  register: { lastNumber: 0 },
  earlierHistories: [],
  mailbox: noMailbox,
  taps: {},
  feeds: {},
  readingKeys: {},
  shown: {},
  webhooks: {},
  notices: noNotices,
  typing: {},
};

/** All checks of all risks in one record, as earlier versions stored them. */
export const allChecksShape: Shape<Hidden['checks']> = byId(checksShape);

export const planClientsShape: Shape<Record<string, string>> = byId(id);

export const storedReplyShape: Shape<StoredReply> = z.looseObject({
  body: z.string(),
  reply: z.nullable(object<Reply>()),
});
