import type { ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { TabState } from '../runtime/tabState.ts';
import type { Outbox } from './outbox.ts';

/** Erases this seat's data from the outbox and the tab (SPEC DV2). */
export type SeatDataEraser = {
  /** The person left or was removed. */
  readonly giveUpSeat: () => Promise<void>;
  /** The workshop was deleted, and this seat with it. */
  readonly giveUpWorkshop: () => Promise<void>;
  /** The workshop was closed: it can still be read from this seat. */
  readonly workshopOver: () => Promise<void>;
  /** True after `workshopOver`: nothing is stored on this device any more. */
  readonly isOver: () => boolean;
};

export type SeatDataEraserOptions = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly outbox: Outbox;
  readonly tabState: TabState;
  /** Everything that puts values into the outbox; after `wipe` it puts none. */
  readonly writers: readonly { readonly wipe: () => Promise<void> }[];
  readonly onSeatGone: () => void;
  readonly onWorkshopOver: () => void;
};

export function createSeatDataEraser(options: SeatDataEraserOptions): SeatDataEraser {
  const { workshopId, participantId, outbox, tabState, writers, onSeatGone, onWorkshopOver } = options;
  let isOver = false;

  /** Includes values of other tabs and, for a whole workshop, of other people on this device. */
  const wipe = async (prefix: string): Promise<void> => {
    tabState.wipe();
    await Promise.all(writers.map((writer) => writer.wipe()));
    await outbox.drop((await outbox.read(prefix)).map(([key]) => key));
  };
  return {
    async giveUpSeat() {
      onSeatGone();
      await wipe(`${workshopId}/${participantId}/`);
    },
    async giveUpWorkshop() {
      onSeatGone();
      onWorkshopOver();
      await wipe(`${workshopId}/`);
    },
    async workshopOver() {
      if (isOver) return;
      isOver = true;
      onWorkshopOver();
      await wipe(`${workshopId}/`);
    },
    isOver: () => isOver,
  };
}
