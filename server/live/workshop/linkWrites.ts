import type { Write } from '../../store/port.ts';
import { hashSecret } from './hashing.ts';

/** What makes a workshop found by the secret of its join link, or no longer found by it. */
export const writesForLink = (workshopId: string, before: string | null | undefined, after: string | null): Write[] =>
  before === after ? [] : [{ kind: 'setLink', workshopId, hash: after === null ? null : hashSecret(after) }];
