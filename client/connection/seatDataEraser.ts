import type { ParticipantId, WorkshopId } from '../../shared/ids.ts';
import type { TabState } from '../runtime/tabState.ts';
import type { Outbox } from './outbox.ts';

/** Takes everything off this device that may not stay there (THREATS L27, point 31). */
export type SeatDataEraser = {
  /** This person's place is given up. */
  readonly giveUpSeat: () => Promise<void>;
  /** The workshop is gone, and this place with it. */
  readonly giveUpWorkshop: () => Promise<void>;
  /** The workshop was closed: it can still be read from this place. */
  readonly workshopOver: () => Promise<void>;
  /** From then on nothing is kept on this device. */
  readonly isOver: () => boolean;
};

export type SeatDataEraserOptions = {
  readonly workshopId: WorkshopId;
  readonly participantId: ParticipantId;
  readonly outbox: Outbox;
  readonly tabState: TabState;
  /** What puts things into the outbox; wiped, it puts nothing there any more. */
  readonly writers: readonly { readonly wipe: () => Promise<void> }[];
  readonly onSeatGone: () => void;
  readonly onWorkshopOver: () => void;
};

export function createSeatDataEraser(options: SeatDataEraserOptions): SeatDataEraser {
  const { workshopId, participantId, outbox, tabState, writers, onSeatGone, onWorkshopOver } = options;
  let isOver = false;

  /** What other tabs and earlier people put there goes too. */
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
