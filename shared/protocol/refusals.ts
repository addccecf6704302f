/** Reasons for which a well-formed, allowed command is refused; all answer with status 409 (CONTRACT section 2). */
export const conflictCodes = [
  'firstStage', 'lastStage', 'stageMoved', 'cardMoved', 'tooFewWriters', 'stillAnswering', 'cardsUndealt', 'voteOpen',
  'voteClosed', 'noMoreVotes', 'writingStarted', 'changedSince', 'notOffered', 'notYourTurn', 'nameTaken',
  'workshopClosed', 'commandIdReused', 'gone', 'limitReached',
] as const; // prettier-ignore
export type ConflictCode = (typeof conflictCodes)[number];

export type RefusalCode =
  | ConflictCode
  | 'malformed'
  | 'unknownToken'
  | 'notAllowed'
  | 'notFound'
  | 'unknownJoinCode'
  | 'roomLocked'
  | 'tooManyAttempts'
  | 'tooLarge'
  | 'storageTrouble'
  | 'overloaded';

/** The HTTP status of each refusal; the order of checks is 401, 403, 400, 409 (CONTRACT section 2; SPEC CM1). */
export const statusOf = (code: RefusalCode): number => {
  switch (code) {
    case 'malformed':
      return 400;
    case 'unknownToken':
      return 401;
    case 'notAllowed':
      return 403;
    case 'notFound':
    case 'unknownJoinCode':
      return 404;
    case 'tooLarge':
      return 413;
    case 'roomLocked':
      return 423;
    case 'tooManyAttempts':
      return 429;
    case 'storageTrouble':
    case 'overloaded':
      return 503;
    default:
      return 409;
  }
};
