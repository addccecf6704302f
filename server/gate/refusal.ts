import { closeCode } from '../../shared/protocol/closeCodes.ts';

/** Why an update was refused. `reason` names a rule and never contains content of the update. */
export type Refusal = {
  readonly kind: 'refused';
  readonly closeCode: 4400 | 4403 | 4410 | 4413 | 4422;
  readonly reason: string;
};

/**
 * Category of a refusal; selects the close code. `frame`: not an update. `claims`: over a limit of one update. `content`: not
 * allowed by the schema. `size`: the document would grow too large. `right`: the sender may not write.
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

/** Thrown at the first violation to abort parsing. Caught by the validate functions; never leaves `gate/`. */
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

/** One instance per reason: capturing a stack trace, which nobody reads, costs more than validating a short frame. */
export function refused(part: RefusedPart, reason: string): Refused {
  const name = `${part} ${reason}`;
  let one = known.get(name);
  if (one === undefined) known.set(name, (one = new Refused(part, reason)));
  return one;
}
