import type { ParticipantId } from '../../../shared/ids.ts';
import type { Access } from '../core/state.ts';

export const withSeat = (access: Access, tokenHash: string, participantId: ParticipantId): Access => ({
  ...access,
  seats: { ...access.seats, [tokenHash]: { participantId, removed: false } },
});

export const withoutSeats = (access: Access, participantId: ParticipantId): Access => ({
  ...access,
  seats: Object.fromEntries(Object.entries(access.seats).filter(([, seat]) => seat.participantId !== participantId)),
});
