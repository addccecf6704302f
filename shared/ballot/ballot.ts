import type * as Y from 'yjs';
import type { RiskId } from '../ids.ts';

/** The dots and answers of one person; no other person receives them. */
export type Ballot = {
  readonly dots: { readonly [riskId: RiskId]: number };
  /** 0 to 100 in tens: how sure the person is that the plan will succeed. */
  readonly confidence: number | null;
  /** "What felt unsafe to say?" */
  readonly pulse: string | null;
};

/** The root Y.Map `dots`: riskId → integer. */
export const dotsMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('dots');

/** The root Y.Map `answers`: `confidence` and `pulse`. */
export const answersMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('answers');

/** Skips malformed values. */
export function readBallot(doc: Y.Doc): Ballot {
  const dots = [...dotsMap(doc).entries()].filter(
    (entry): entry is [string, number] => Number.isInteger(entry[1]) && (entry[1] as number) > 0,
  );
  const confidence = answersMap(doc).get('confidence');
  const pulse = answersMap(doc).get('pulse');
  return {
    dots: Object.fromEntries(dots),
    confidence: isConfidence(confidence) ? confidence : null,
    pulse: typeof pulse === 'string' && pulse.trim() !== '' ? pulse : null,
  };
}

export const isConfidence = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100 && (value as number) % 10 === 0;

export function editDots(doc: Y.Doc, riskId: RiskId, dots: number): void {
  if (dots === 0) dotsMap(doc).delete(riskId);
  else dotsMap(doc).set(riskId, dots);
}

export function editConfidence(doc: Y.Doc, confidence: number): void {
  answersMap(doc).set('confidence', confidence);
}

export function editPulse(doc: Y.Doc, pulse: string): void {
  if (pulse === '') answersMap(doc).delete('pulse');
  else answersMap(doc).set('pulse', pulse);
}
