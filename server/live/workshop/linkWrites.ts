import type { Write } from '../../store/port.ts';
import { hashSecret } from './hashing.ts';

/**
 * What makes a workshop found by the secret of its join link. The last one still finds it after the meeting, so that the join
 * page can say that the meeting is over (SPEC LK1h).
 */
export const writesForLink = (workshopId: string, before: string | null | undefined, after: string | null): Write[] =>
  before === after || after === null ? [] : [{ kind: 'setLink', workshopId, hash: hashSecret(after) }];
