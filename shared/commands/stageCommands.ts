import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { minutes, whole } from '../protocol/fields.ts';
import type { TimedStage } from '../stages/stages.ts';
import { timedStages } from '../stages/stages.ts';
import type { RulesFor } from './rules.ts';
import { always, timed } from './rules.ts';
import { shape, stage } from './shape.ts';

/** The stages and their clock. */
export const stageRules = {
  advanceStage: { by: may.lead, stages: always, whenLate: 'dropped' },
  endMeeting: { by: may.lead, stages: ['commit', 'commit'], whenLate: 'dropped' },
  goBack: { by: may.lead, stages: always, whenLate: 'dropped' },
  extendStage: { by: may.lead, stages: timed, whenLate: 'dropped' },
  setAgenda: { by: may.lead, stages: always, whenLate: 'shown' },
  pause: { by: may.lead, stages: timed, whenLate: 'dropped' },
  resume: { by: may.lead, stages: timed, whenLate: 'dropped' },
} as const satisfies RulesFor<typeof stageSchemas>;

export const stageSchemas = () => ({
  advanceStage: shape('advanceStage', { from: z.exactOptional(stage) }),
  endMeeting: shape('endMeeting', {}),
  goBack: shape('goBack', { from: z.exactOptional(stage) }),
  extendStage: shape('extendStage', {
    minutes: whole(-60, 60).check(z.refine((n) => n !== 0, { error: 'is zero' })),
  }),
  setAgenda: shape('setAgenda', {
    agenda: z.union([
      agendaMinutes(),
      z.array(z.strictObject({ stage: z.enum(timedStages), minutes })).check(z.maxLength(7)),
    ]),
  }),
  pause: shape('pause', {}),
  resume: shape('resume', {}),
});

/** Minutes for some of the stages. */
export const agendaMinutes = () =>
  z.strictObject(
    Object.fromEntries(timedStages.map((timed) => [timed, z.exactOptional(minutes)])) as {
      [S in TimedStage]: ReturnType<typeof z.exactOptional<typeof minutes>>;
    },
  );
