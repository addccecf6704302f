import { isForesightOpen } from '../../../../shared/session/secondLook.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { useSession } from '../../../documents/workshop.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import type { PrintForesight } from './PrintForesight.tsx';

const load = async () => (await Promise.all([import('./PrintForesight.tsx'), texts.load('foresight')]))[0];

const nothing = (): void => undefined;

/**
 * What is printed of "Was it foreseen?"; null before it can be said. It is loaded before anybody prints: the browser takes
 * its picture without waiting.
 */
export function usePrintForesight(today: IsoDate): typeof PrintForesight | null {
  const isOpen = useSession((session) => isForesightOpen(session, today));
  const part = useOnDemand(isOpen, load, nothing);
  return isOpen && part !== null ? part.PrintForesight : null;
}
