import { use, useEffect } from 'react';
import { ShownContext } from './ready.ts';

/** Beside a screen that may still be loading: reports it as shown once React has put it on the page. */
export function Shown({ stageKey }: { readonly stageKey: string }) {
  const onShown = use(ShownContext);
  useEffect(() => onShown(stageKey), [onShown, stageKey]);
  return null;
}
