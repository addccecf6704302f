import { useEffect } from 'react';
import type { Texts } from '../../shared/text/catalogue.ts';
import { texts } from './texts.ts';
import { useTextIfLoaded } from './useText.ts';

/**
 * The words for refusals, which are seldom needed: they are loaded when a component asks for them.
 * @param isWanted false while nothing was refused and nothing is likely to be
 * @returns null until they are there; what was refused can be told without its reason meanwhile
 */
export function useRefusals(isWanted = true): Texts<'refusals'> | null {
  const refusals = useTextIfLoaded('refusals');
  const isMissing = isWanted && refusals === null;
  useEffect(() => {
    if (isMissing) texts.load('refusals').catch(() => undefined);
  }, [isMissing]);
  return refusals;
}
