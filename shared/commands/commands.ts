import * as z from 'zod/mini';
import { cadences, comparisons, ownedParts, responses } from '../board/board.ts';
import { isRank } from '../board/order.ts';
import { presets } from '../stages/agenda.ts';
import { stages, timedStages } from '../stages/stages.ts';
import { filledText, id, isoDate, minutes, text, whole } from '../protocol/fields.ts';
import { limits, retentionDays } from '../protocol/limits.ts';

const stage = z.enum(stages);
const from = z.exactOptional(stage);
const round = whole(1, 1_000_000);
const rank = z.string().check(z.refine(isRank, { error: 'is not a rank' }));
const name = filledText(limits.nameLength);
const noteId = z.string().check(z.minLength(1), z.maxLength(64));
const agendaMinutes = z.strictObject(
  Object.fromEntries(timedStages.map((timed) => [timed, z.exactOptional(minutes)])) as {
    [S in (typeof timedStages)[number]]: ReturnType<typeof z.exactOptional<typeof minutes>>;
  },
);

const settings = z.strictObject({
  sharing: z.exactOptional(z.enum(['dealt', 'own'])),
  topRisks: z.exactOptional(whole(3, 7)),
  dots: z.exactOptional(z.nullable(whole(1, 50))),
  maxDotsPerRisk: z.exactOptional(whole(1, 10)),
  cardsPerTurn: z.exactOptional(whole(1, 5)),
  retentionDays: z.exactOptional(whole(retentionDays.least, retentionDays.most)),
});

/** Parts of the lobby's five lines that may still change (`setSettings`). */
const projectLines = {
  title: z.exactOptional(filledText(limits.titleLength)),
  successMetric: z.exactOptional(z.nullable(text(limits.titleLength))),
  decision: z.exactOptional(z.nullable(text(limits.textLength))),
  failedBy: z.exactOptional(isoDate),
};

const command = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Every command of CONTRACT section 5 by its type; the types of the program are inferred from these. */
export const commandSchemas = {
  advanceStage: command('advanceStage', { from }),
  goBack: command('goBack', { from }),
  extendStage: command('extendStage', {
    minutes: whole(-60, 60).check(z.refine((n) => n !== 0, { error: 'is zero' })),
  }),
  setAgenda: command('setAgenda', {
    agenda: z.union([
      agendaMinutes,
      z.array(z.strictObject({ stage: z.enum(timedStages), minutes })).check(z.maxLength(7)),
    ]),
  }),
  pause: command('pause', {}),
  resume: command('resume', {}),
  setScene: command('setScene', {
    headline: z.exactOptional(filledText(limits.titleLength + 40)),
    text: z.exactOptional(text()),
  }),
  setContract: command('setContract', { text: filledText() }),
  setSay: command('setSay', { stage, text: text(limits.sayLength) }),
  dealNext: command('dealNext', { after: z.exactOptional(z.nullable(id)) }),
  skipReader: command('skipReader', {}),
  putBack: command('putBack', {}),
  dealRest: command('dealRest', {}),
  mergeCards: command('mergeCards', { cardId: id, intoId: z.nullable(id) }),
  withdrawCard: command('withdrawCard', { cardId: id }),
  resetPiles: command('resetPiles', {}),
  openVote: command('openVote', { dots: z.exactOptional(whole(1, 50)) }),
  closeVote: command('closeVote', {}),
  setTopRisks: command('setTopRisks', {
    riskIds: z.array(id).check(z.minLength(1), z.maxLength(8)),
    minority: z.exactOptional(z.nullable(id)),
  }),
  pairUp: command('pairUp', { pairs: z.exactOptional(z.record(id, z.array(id).check(z.maxLength(20)))) }),

  nameDeputy: command('nameDeputy', { participantId: z.nullable(id) }),
  handOver: command('handOver', { participantId: id }),
  removeParticipant: command('removeParticipant', { participantId: id }),
  lockRoom: command('lockRoom', {}),
  unlockRoom: command('unlockRoom', {}),
  setSettings: z.extend(settings, { type: z.literal('setSettings'), ...projectLines }),
  closeWorkshop: command('closeWorkshop', {}),
  deleteWorkshop: command('deleteWorkshop', {}),

  agree: command('agree', {}),
  setName: command('setName', { name }),
  setPart: command('setPart', { writes: z.exactOptional(z.boolean()), reads: z.exactOptional(z.boolean()) }),
  setDone: command('setDone', { done: z.boolean() }),
  consent: command('consent', { show: z.boolean() }),
  publishNote: command('publishNote', { noteId }),
  whichArrived: command('whichArrived', {
    round,
    noteIds: z.array(noteId).check(z.maxLength(2 * limits.notesPerPerson)),
  }),
  flagCard: command('flagCard', { cardId: id, flagged: z.boolean() }),
  moveCard: command('moveCard', {
    cardId: id,
    riskId: z.nullable(z.union([z.literal('new'), id])),
    rank: z.exactOptional(rank),
  }),
  addRisk: command('addRisk', {
    title: z.exactOptional(text(limits.titleLength)),
    cardIds: z.exactOptional(z.array(id).check(z.maxLength(500))),
  }),
  renameRisk: command('renameRisk', { riskId: id, title: filledText(limits.titleLength) }),
  mergeRisks: command('mergeRisks', { riskId: id, intoId: id }),
  removeRisk: command('removeRisk', { riskId: id }),
  undo: command('undo', {}),
  setRisk: command('setRisk', {
    riskId: id,
    likelihood: z.exactOptional(z.nullable(whole(1, 5))),
    impact: z.exactOptional(z.nullable(whole(1, 5))),
    response: z.exactOptional(z.nullable(z.enum(responses))),
    preventionOwner: z.exactOptional(z.nullable(name)),
    preventionDue: z.exactOptional(z.nullable(isoDate)),
    comparison: z.exactOptional(z.nullable(z.enum(comparisons))),
    cadence: z.exactOptional(z.nullable(z.enum(cadences))),
    checkBy: z.exactOptional(z.nullable(isoDate)),
    watcher: z.exactOptional(z.nullable(name)),
    contingencyOwner: z.exactOptional(z.nullable(name)),
  }),
  acceptOwnership: command('acceptOwnership', { riskId: id, part: z.enum(ownedParts) }),
  takeOver: command('takeOver', {}),
  recordCheck: command('recordCheck', {
    riskId: id,
    state: z.enum(['fine', 'tripped']),
    reading: z.exactOptional(z.union([z.number(), text(limits.nameLength)])),
  }),
  leave: command('leave', {}),
} as const;

export type CommandType = keyof typeof commandSchemas;
export type CommandOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];

export const commandTypes = Object.keys(commandSchemas) as CommandType[];

export const isCommandType = (value: unknown): value is CommandType =>
  typeof value === 'string' && Object.hasOwn(commandSchemas, value);

/** `POST /api/workshops` (CONTRACT section 2). */
export const createWorkshopSchema = z.strictObject({
  title: filledText(limits.titleLength),
  facilitatorName: z.exactOptional(text(limits.nameLength)),
  successMetric: z.exactOptional(text(limits.titleLength)),
  decision: z.exactOptional(text(limits.textLength)),
  failedBy: z.exactOptional(isoDate),
  preset: z.exactOptional(z.literal(presets)),
  agenda: z.exactOptional(agendaMinutes),
  settings: z.exactOptional(settings),
});
export type CreateWorkshop = z.infer<typeof createWorkshopSchema>;

/** `POST /api/joins`. */
export const joinSchema = z.strictObject({
  joinCode: text(40),
  name: z.exactOptional(text(limits.nameLength)),
  role: z.exactOptional(z.enum(['participant', 'observer'])),
});
export type Join = z.infer<typeof joinSchema>;

/** `POST /api/workshops/:id/facilitator`. */
export const facilitatorSchema = z.strictObject({ secret: text(100) });
