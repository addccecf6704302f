import { useOnDemand } from '../frame/useOnDemand.ts';
import { texts } from '../text/texts.ts';
import { useOwnedParts } from './useOwnedParts.ts';

const load = async () => (await Promise.all([import('./OwnedParts.tsx'), texts.load('owned')]))[0];
const ignore = (): void => undefined;

/** Tells a new owner what they own, in the meeting too (SPEC TL7a). */
export function OwnedNotice() {
  const parts = useOwnedParts();
  const loaded = useOnDemand(parts.length > 0, load, ignore);
  return loaded && <loaded.OwnedParts parts={parts} />;
}
