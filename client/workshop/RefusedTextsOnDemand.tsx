import { useSignal, useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { useOnDemand } from '../frame/useOnDemand.ts';
import { texts } from '../text/texts.ts';

const load = async () => (await Promise.all([import('./RefusedTexts.tsx'), texts.load('dialogs')]))[0];
const ignore = (): void => undefined;

/** Loaded when there are some. */
export function RefusedTextsOnDemand() {
  const { connection } = useWorkshopStore();
  const hasSome = useSignal(connection.refusedTexts).length > 0;
  const loaded = useOnDemand(hasSome, load, ignore);
  return loaded && <loaded.RefusedTexts />;
}
