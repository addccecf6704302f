import type { State } from './state.ts';

/**
 * True while the register watches itself: after the meeting, and not while it is read-only. A rehearsal watches nothing and
 * tells nobody (SPEC TL3i).
 */
export const isMonitored = ({ session: { stage, workshop } }: State): boolean =>
  stage.name === 'register' && !workshop.closed && !workshop.rehearsal;
