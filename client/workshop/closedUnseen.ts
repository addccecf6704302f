import type { Session } from '../../shared/session/session.ts';

/** The workshop was closed while people wrote or voted: its stage has nothing to show. */
export const isClosedUnseen = ({ workshop, stage, tally }: Pick<Session, 'workshop' | 'stage' | 'tally'>): boolean =>
  workshop.closed && (stage.name === 'write' || (stage.name === 'vote' && tally === null));
