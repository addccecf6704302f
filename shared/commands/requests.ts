import * as z from 'zod/mini';
import { speeds, storyNames } from '../demos/storyNames.ts';
import { joinRoles } from '../people/roles.ts';
import { filledText, isoDate, text } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import { presets } from '../stages/agenda.ts';
import { settings } from './settingsCommands.ts';
import { agendaMinutes } from './stageCommands.ts';

const creation = {
  title: filledText(limits.titleLength),
  facilitatorName: z.exactOptional(text(limits.nameLength)),
  successMetric: z.exactOptional(text(limits.titleLength)),
  decision: z.exactOptional(text(limits.textLength)),
  failedBy: z.exactOptional(isoDate),
  preset: z.exactOptional(z.literal(presets)),
  agenda: z.exactOptional(agendaMinutes()),
  settings: z.exactOptional(settings()),
  /** BCP 47 tag: the language of what the server writes. An unknown one is English. */
  language: z.exactOptional(text(limits.nameLength)),
  /** IANA name of the facilitator's time zone. An unknown one is UTC. */
  timeZone: z.exactOptional(text(limits.nameLength)),
};
/** `POST /api/workshops` (docs/PROTOCOL.md). */
export const createWorkshopSchema = z.strictObject(creation);
export type CreateWorkshop = z.infer<typeof createWorkshopSchema>;

/** `POST /api/workshops` with `rehearsal`: whatever else is missing is that of the story (SPEC RH1a). */
export const rehearseSchema = z.strictObject({
  ...creation,
  title: z.exactOptional(creation.title),
  rehearsal: z.strictObject({
    story: z.enum(storyNames),
    speed: z.literal(speeds),
    /** The caller's; a simulated person is the facilitator of a participant. Absent: facilitator. */
    role: z.exactOptional(z.enum(['facilitator', 'participant'])),
  }),
});
export type Rehearse = z.infer<typeof rehearseSchema>;

/** `POST /api/joins`. */
export const joinSchema = z.strictObject({
  joinCode: text(40),
  /** From the join link; without it the code was typed. */
  linkSecret: z.exactOptional(text(40)),
  name: z.exactOptional(text(limits.nameLength)),
  role: z.exactOptional(z.enum(joinRoles)),
  /** A simulated person; only a rehearsal takes any (SPEC RH2). */
  simulated: z.exactOptional(z.literal(true)),
});
export type Join = z.infer<typeof joinSchema>;

/** `POST /api/workshops/:id/visits`: by a shared link. */
export const visitSchema = z.strictObject({ secret: text(100), name: z.exactOptional(text(limits.nameLength)) });

/** `POST /api/workshops/:id/facilitator`, and `POST /api/workshops/:id/seats` by a personal link. */
export const facilitatorSchema = z.strictObject({ secret: text(100) });
