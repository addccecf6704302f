import { useOnDemand } from '../frame/useOnDemand.ts';
import { texts } from '../text/texts.ts';
import type { StepConfirmProps } from './StepConfirm.tsx';

const load = async () => (await Promise.all([import('./StepConfirm.tsx'), texts.load('dialogs')]))[0];

/** Loaded before the first step that is asked about. */
export function StepConfirmOnDemand({ onFailed, ...props }: StepConfirmProps & { onFailed: () => void }) {
  const loaded = useOnDemand(props.question !== null, load, onFailed);
  return loaded && <loaded.StepConfirm {...props} />;
}
