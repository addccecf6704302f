import { secondMs } from '../../../shared/time.ts';
import type { Timers } from '../../ports.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';
import type { WorkshopDocuments } from '../documents/workshopDocuments.ts';

/** Pause between two notebooks or ballots that are decoded ahead of the end of their round, or encoded again. */
const oneByOneMs = 20;

/** How long a notebook or ballot stays decoded after its last socket was closed (SPEC RL1b). */
const unusedMs = 30 * secondMs;

type Host = {
  readonly documents: Pick<WorkshopDocuments, 'readAhead' | 'release'>;
  readonly timers: Timers;
  readonly isEnded: () => boolean;
  readonly isUsed: (document: LiveDocument) => boolean;
};

/** Notebooks and ballots are decoded and encoded one by one: a large one takes some ten milliseconds. */
export type UnusedDocuments = {
  /** Decodes stored ones, so that the end of their round does not block the server. */
  readonly readAhead: () => void;
  /** Makes bytes of one again, unless it is used by then: a reload of the page opens it within a second or two. */
  readonly add: (document: LiveDocument) => void;
};

export function createUnusedDocuments({ documents, timers, isEnded, isUsed }: Host): UnusedDocuments {
  const unused = new Set<LiveDocument>();

  /** Everybody may have left at the same moment. */
  const releaseNext = (): void => {
    const [document] = unused;
    if (!document || isEnded()) return;
    if (!isUsed(document)) documents.release(document);
    timers.after(oneByOneMs, () => {
      unused.delete(document);
      releaseNext();
    });
  };

  const readAhead = (): void => {
    timers.after(oneByOneMs, () => {
      if (!isEnded() && documents.readAhead()) readAhead();
    });
  };

  return {
    readAhead,
    add(document) {
      timers.after(unusedMs, () => {
        unused.add(document);
        if (unused.size === 1) releaseNext();
      });
    },
  };
}
