import type { ParticipantId } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { RiskId } from '../../../shared/ids.ts';
import type { EpochMs, IsoDate } from '../../../shared/time.ts';
import type { Context } from '../core/context.ts';
import type { Errands } from '../core/errand.ts';

/** What a mail is about; its words are found when it is sent. */
export type Mail =
  /** @property key of the address that is to be confirmed */
  | { readonly kind: 'confirmation'; readonly key: string }
  /** @property since when it is tripped, to the millisecond: a tripwire that trips again is told again */
  | { readonly kind: 'tripped'; readonly riskId: RiskId; readonly at: EpochMs }
  /** @property news the things for whose sake it is sent */
  | { readonly kind: 'digest'; readonly day: IsoDate; readonly news: readonly string[] };

/** An errand that sends a mail, under a new id, at once. */
export function mailErrand(
  participantId: ParticipantId,
  mail: Mail,
  { now, random }: Pick<Context, 'now' | 'random'>,
): Errands {
  return {
    [createId(random.ids)]: { madeAt: now, dueAt: now, attempts: 0, work: { kind: 'mail', participantId, mail } },
  };
}
