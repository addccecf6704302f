import type { WorkshopId } from '../../../shared/ids.ts';
import type { Registry } from './registry.ts';

/**
 * A new facilitator link for a workshop whose link was lost, for whoever runs the server. The one before works no longer
 * (SPEC LK3b).
 * @returns its path, or null when there is no such workshop
 */
export async function renewFacilitatorLink(registry: Registry, workshopId: WorkshopId): Promise<string | null> {
  const workshop = await registry.open(workshopId);
  return workshop ? workshop.renewFacilitatorLink() : null;
}
