/**
 * What the page does after the server closed a socket: `retry` connects again after a moment; `rebuild` connects again
 * with a new document and this person's own text in it; `end` means that the seat or the workshop is gone; `roundOver`
 * that the round has ended; `stop` leaves it closed.
 */
type AfterClose = 'retry' | 'rebuild' | 'end' | 'roundOver' | 'stop';

/** Every reason for which the server closes a socket (docs/PROTOCOL.md). */
const closes = {
  tooBig: { code: 1009, then: 'rebuild' },
  restart: { code: 1012, then: 'retry' },
  tryLater: { code: 1013, then: 'retry' },
  malformedFrame: { code: 4400, then: 'rebuild' },
  unknownToken: { code: 4401, then: 'end' },
  notAllowed: { code: 4403, then: 'stop' },
  notFound: { code: 4404, then: 'end' },
  roundClosed: { code: 4410, then: 'roundOver' },
  tooLarge: { code: 4413, then: 'rebuild' },
  contentRefused: { code: 4422, then: 'rebuild' },
  removed: { code: 4423, then: 'end' },
  linkReplaced: { code: 4424, then: 'end' },
  storageTrouble: { code: 4500, then: 'retry' },
  noPong: { code: 4508, then: 'retry' },
  tooFast: { code: 4529, then: 'retry' },
} as const satisfies { readonly [reason: string]: { readonly code: number; readonly then: AfterClose } };

export type CloseReason = keyof typeof closes;

export const closeCode = Object.fromEntries(Object.entries(closes).map(([reason, { code }]) => [reason, code])) as {
  readonly [R in CloseReason]: (typeof closes)[R]['code'];
};

/** Other codes come from the network or from a proxy: the page tries again, unless they are in the range of final ones. */
export function afterClose(code: number): AfterClose {
  const known = Object.values(closes).find((close) => close.code === code);
  return known?.then ?? (code >= 4400 && code < 4500 ? 'stop' : 'retry');
}

export const isFinalClose = (code: number): boolean => afterClose(code) !== 'retry';
