import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { filledText, id } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { inRegister } from './rules.ts';
import { shape } from './shape.ts';

/** The calendar feeds of the register. */
export const feedRules = {
  makeFeed: {
    by: may.haveSeat,
    stages: inRegister,
    afterClosing: true,
    whenLate: 'shown',
    isStored: false,
    hasSecretReply: true,
    words: ['owner'],
  },
  revokeFeed: { by: may.haveSeat, stages: inRegister, afterClosing: true, whenLate: 'shown' },
} as const satisfies RulesFor<typeof feedSchemas>;

export const feedSchemas = () => ({
  /** Without an owner the feed holds everything. */
  makeFeed: shape('makeFeed', { owner: z.exactOptional(filledText(limits.nameLength)) }),
  revokeFeed: shape('revokeFeed', { feedId: id }),
});
