import { closeCode } from '../../shared/protocol/closeCodes.ts';

/** Why an update was refused. Reasons name a rule, never anything that somebody wrote. */
export type Refusal = {
  readonly kind: 'refused';
  readonly closeCode: 4400 | 4403 | 4410 | 4413 | 4422;
  readonly reason: string;
};

/**
 * What a refusal is about, for the code that closes the socket (CONTRACT section 3): `frame` bytes that are no update,
 * `claims` more than an update may hold, `content` what no document of ours holds or not in this place, `size` a document
 * that would grow too large, `right` somebody who may not write here.
 */
export type RefusedPart = 'frame' | 'claims' | 'content' | 'size' | 'right';

const codes = {
  frame: closeCode.malformedFrame,
  claims: closeCode.contentRefused,
  content: closeCode.contentRefused,
  size: closeCode.tooLarge,
  right: closeCode.notAllowed,
} as const;

export const refusal = (part: RefusedPart, reason: string): Refusal => ({
  kind: 'refused',
  closeCode: codes[part],
  reason,
});

/** Leaves the reading of an update at the first thing that is wrong; caught by the judges, never seen outside the gate. */
export class Refused extends Error {
  readonly part: RefusedPart;
  readonly reason: string;

  constructor(part: RefusedPart, reason: string) {
    super(reason);
    this.part = part;
    this.reason = reason;
  }
}

const known = new Map<string, Refused>();

/** One of each kind is enough: to note where it was made, which nobody reads, costs more than judging a short frame. */
export function refused(part: RefusedPart, reason: string): Refused {
  const name = `${part} ${reason}`;
  let one = known.get(name);
  if (one === undefined) known.set(name, (one = new Refused(part, reason)));
  return one;
}
