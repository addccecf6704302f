import { useOnDemand } from '../frame/useOnDemand.ts';
import type { BeginCheckProps } from './BeginCheck.tsx';

const load = () => import('./BeginCheck.tsx');

/** Loaded when somebody is about to begin. */
export function BeginCheckOnDemand(props: BeginCheckProps) {
  const loaded = useOnDemand(props.open, load, props.onClose);
  return loaded && <loaded.BeginCheck {...props} />;
}
