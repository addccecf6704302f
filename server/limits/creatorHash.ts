import { createHmac } from 'node:crypto';
import type { Random } from '../../shared/ids.ts';

/**
 * What stands for an address beside the workshops it created: a hash under a key that only this process has. There are few
 * enough addresses to try all of them against a hash without a key. After a restart the same address is another creator.
 */
export function createCreatorHash(random: Pick<Random, 'bytes'>): (address: string) => string {
  const key = random.bytes(32);
  return (address) => createHmac('sha256', key).update(address).digest('base64url');
}
