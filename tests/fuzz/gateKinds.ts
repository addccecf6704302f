import type { Seen } from './gateRun.ts';

const verdicts = ['accepted', 'nothingNew', 'gap', 'ahead'];

/** What fits no small document; the gate's own tests show these. */
const rare = ['documentTooLarge', 'tooManyNewDeleteRanges', 'tooManyNewStructs', 'tooManyValues', 'tooCrowded'];

const reasons = [
  'truncated', 'trailingBytes', 'zeroLength', 'strayFlags', 'emptySection', 'clientTwice', 'unsortedDeletes',
  'numberTooLarge', 'stringTooLong', 'notUtf8', 'keyTooLong', 'refusedKey', 'valueKind', 'tooDeep', 'tooManyKeys',
  'listTooLong', 'tooManyStructs', 'tooManyDeleteRanges', 'tooManyClients', 'clockTooHigh', 'sharedType', 'contentKind',
  'serverClientId', 'foreignClientId', 'tooManyClientIds', 'foreignFuture', 'twoPlaces', 'root', 'parent',
  'notPlainText', 'key', 'madeByServer', 'value', 'tooMuchDeleted', 'textTooLong', 'tooManyNotes', 'readOnly',
]; // prettier-ignore

/** Verdicts and reasons that a run should have met and did not: a gate never asked proves nothing. */
export const missingKinds = (seen: Seen): string[] => [...verdicts, ...reasons].filter((kind) => !seen.has(kind));

export const unknownKinds = (seen: Seen): string[] =>
  [...seen.keys()].filter((kind) => ![...verdicts, ...reasons, ...rare].includes(kind));
