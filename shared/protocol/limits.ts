/** The limits of CONTRACT section 4 (SPEC LI1). The page warns at these; the server refuses texts and notes at twice them. */
export const limits = {
  textLength: 2_000,
  titleLength: 200,
  nameLength: 60,
  sayLength: 500,
  notesPerPerson: 100,
  cards: 5_000,
  risks: 200,
  people: 300,
  socketsPerDocumentAndToken: 8,
  clientIdsPerPersonAndDocument: 64,
  bodyBytes: 64 * 1024,
  importBytes: 5 * 1024 * 1024,
  smallFrameBytes: 64 * 1024,
  largeFrameBytes: 1024 * 1024,
  framesPerSecond: 60,
  frameBurst: 120,
  /** Messages in one padded frame: ten seconds of the rate above, which counts each of them. */
  messagesPerPaddedFrame: 600,
  dragsPerSecond: 10,
  awarenessBytes: 1024,
  bufferedBytes: 1024 * 1024,
} as const;

/** How many minutes a stage can have on the agenda (SPEC AG4). */
export const stageMinutes = { least: 1, most: 240 } as const;

/** Under this many writers or ballots nobody can be anonymous (DESIGN, "Write"; SPEC RV2, BA4). */
export const anonymityFloor = 4;

/** Late notes appear together with those of at least this many authors (DESIGN, "The 45 minutes"; SPEC RV6). */
export const lateFloor = 3;

/** A round is announced to end this long before it does, so that the last typed word is in (CONTRACT section 6; SPEC RV3). */
export const closingMs = 2_000;

/** After this long without everyone's answer the consent question is taken as answered (CONTRACT section 6; SPEC RV2). */
export const consentWaitMs = 60_000;

/** How long the facilitator may be gone before the deputy acts (CONTRACT section 6, "Lead"; SPEC LE1). */
export const deputyGraceMs = 20_000;

/** How long the facilitator may be gone before anyone is offered the lead (SPEC LE2). */
export const offerGraceMs = 60_000;

/** Ping and empty awareness on a fixed schedule (CONTRACT section 3; SPEC CO1). */
export const heartbeatMs = 5_000;

/** Without a pong for this long a socket is closed with 4508, and a page shows Not saved (SPEC CO2). */
export const silenceMs = 10_000;

/** How long a workshop is kept after the last visit, in days (THREATS 5.5, GDPR; SPEC FA14). */
export const retentionDays = { least: 1, usual: 30, most: 180 } as const;
