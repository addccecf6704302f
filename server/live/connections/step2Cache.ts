import { step2Message } from '../../wire/messages.ts';
import type { LiveDocument } from '../documents/liveDocument.ts';

/** Who joins has nothing, who returns has what everyone had: a few answers serve all. */
const mostPerDocument = 4;

/**
 * Answers to step 1, made once for all who ask the same of the same state. Of a board with five thousand cards one costs the
 * server 20 ms and a megabyte, and when the server is back after a restart two hundred ask at one moment (THREATS, point 62).
 * Sealed documents have one person each, and keep none.
 * @returns the whole message; throws when the state vector is malformed. The bytes are shared and must not be changed.
 */
export function createAnswers(): (document: LiveDocument, stateVector: Uint8Array) => Uint8Array {
  const kept = new WeakMap<LiveDocument, { readonly version: number; readonly byVector: Map<string, Uint8Array> }>();

  return (document, stateVector) => {
    if (document.name.includes('/')) return step2Message(document.doc, stateVector);
    let answers = kept.get(document);
    if (answers?.version !== document.version()) {
      answers = { version: document.version(), byVector: new Map() };
      kept.set(document, answers);
    }
    const vector = Buffer.from(stateVector).toString('latin1');
    const known = answers.byVector.get(vector);
    if (known) return known;
    const answer = step2Message(document.doc, stateVector);
    if (answers.byVector.size < mostPerDocument) answers.byVector.set(vector, answer);
    return answer;
  };
}
