import { useOnDemand } from '../frame/useOnDemand.ts';
import type { LookAlikesProps } from '../stages/cluster/LookAlikesDialog.tsx';
import { texts } from '../text/texts.ts';

const load = async () =>
  (await Promise.all([import('../stages/cluster/LookAlikesDialog.tsx'), texts.load('dialogs')]))[0];

/** Loaded when somebody is about to open the vote, which goes on without it when it cannot be loaded. */
export function LookAlikesOnDemand(props: LookAlikesProps) {
  const loaded = useOnDemand(props.open, load, props.onGoOn);
  return loaded && <loaded.LookAlikesDialog {...props} />;
}
