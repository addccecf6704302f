import * as z from 'zod/mini';
import { linkRights, may } from '../people/capability.ts';
import { id, isoDate } from '../protocol/fields.ts';
import type { RulesFor } from './rules.ts';
import { always, inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** The links to the register (SPEC LK1, LK2). During the meeting there is the link to read alone (SPEC LK8). */
export const linkRules = {
  makeLink: {
    by: may.govern,
    stages: always,
    afterClosing: true,
    whenLate: 'shown',
    isStored: false,
    hasSecretReply: true,
  },
  revokeLink: { by: may.haveSeat, stages: always, afterClosing: true, whenLate: 'shown' },
  makePersonalLink: {
    by: may.haveSeat,
    stages: inRegister,
    afterClosing: true,
    whenLate: 'shown',
    isStored: false,
    hasSecretReply: true,
  },
} as const satisfies RulesFor<typeof linkSchemas>;

export const linkSchemas = () => ({
  makeLink: shape('makeLink', { may: z.enum(linkRights), until: z.exactOptional(z.nullable(isoDate)) }),
  revokeLink: shape('revokeLink', { linkId: id }),
  makePersonalLink: shape('makePersonalLink', { participantId: z.exactOptional(id) }),
});
