import type { Register } from '../../../shared/register/register.ts';
import { readRegister } from '../../../shared/register/register.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { serverTexts } from '../../text/serverTexts.ts';
import type { Context } from './context.ts';
import type { State } from './state.ts';

/** The register as it is on a day, in the language of the workshop. Of many risks it takes long to read. */
export const registerOn = (
  { session, people, board }: Pick<State, 'session' | 'people' | 'board'>,
  day: IsoDate,
  { planTexts }: Pick<Context, 'planTexts'>,
): Register => readRegister(session, people, board, planTexts, day, serverTexts(session.workshop).sentences);
