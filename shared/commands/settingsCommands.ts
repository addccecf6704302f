import * as z from 'zod/mini';
import { may } from '../people/capability.ts';
import { sceneEndings } from '../session/sceneEndings.ts';
import { filledText, isoDate, text, whole } from '../protocol/fields.ts';
import { limits, retentionDays } from '../protocol/limits.ts';
import type { RulesFor } from './rules.ts';
import { always } from './rules.ts';
import { shape, stage } from './shape.ts';

/** The texts and settings of a workshop. */
export const settingsRules = {
  setScene: { by: may.lead, stages: ['lobby', 'imagine'], whenLate: 'shown', words: ['headline', 'text'] },
  setContract: { by: may.lead, stages: ['lobby', 'lobby'], whenLate: 'shown', words: ['text'] },
  setSay: { by: may.lead, stages: always, whenLate: 'shown', words: ['text'] },
  setSettings: {
    by: may.govern,
    stages: always,
    whenLate: 'shown',
    words: ['title', 'successMetric', 'decision'],
  },
} as const satisfies RulesFor<typeof settingsSchemas>;

export const settingsSchemas = () => ({
  setScene: shape('setScene', {
    headline: z.exactOptional(filledText(limits.titleLength + 40)),
    text: z.exactOptional(text()),
    ending: z.exactOptional(z.enum(sceneEndings)),
  }),
  setContract: shape('setContract', { text: filledText() }),
  setSay: shape('setSay', { stage, text: text(limits.sayLength) }),
  setSettings: z.extend(settings(), {
    type: z.literal('setSettings'),
    title: z.exactOptional(filledText(limits.titleLength)),
    successMetric: z.exactOptional(z.nullable(text(limits.titleLength))),
    decision: z.exactOptional(z.nullable(text(limits.textLength))),
    failedBy: z.exactOptional(isoDate),
  }),
});

export const settings = () =>
  z.strictObject({
    sharing: z.exactOptional(z.enum(['dealt', 'own'])),
    topRisks: z.exactOptional(whole(3, 7)),
    dots: z.exactOptional(z.nullable(whole(1, 50))),
    maxDotsPerRisk: z.exactOptional(whole(1, 10)),
    cardsPerTurn: z.exactOptional(whole(1, 5)),
    retentionDays: z.exactOptional(whole(retentionDays.least, retentionDays.most)),
  });
