/** The page warns at these limits; the server refuses texts and notes at twice them (SPEC LI1). */
export const limits = {
  textLength: 2_000,
  titleLength: 200,
  nameLength: 60,
  sayLength: 500,
  notesPerPerson: 100,
  cards: 5_000,
  risks: 200,
  /** After the meeting (SPEC RW1e). */
  registerRisks: 1_000,
  /** Incidents of a register, and changes of one (SPEC HP5a). */
  incidents: 500,
  lessonChanges: 5,
  smallTests: 500,
  checklists: 100,
  people: 300,
  visitorsPerLink: 300,
  /** Calendar feeds of a register. */
  feeds: 100,
  /** Keys with which programs measure one tripwire. */
  keys: 5,
  /** After how many readings in a row a program can trip a tripwire at most. */
  inARow: 20,
  /** Of one register (SPEC TL4b). */
  webhooks: 10,
  urlLength: 2_000,
  socketsPerDocumentAndToken: 8,
  clientIdsPerPersonAndDocument: 64,
  bodyBytes: 64 * 1024,
  /** A file to import (SPEC FL1). */
  importBytes: 5 * 1024 * 1024,
  smallFrameBytes: 64 * 1024,
  largeFrameBytes: 1024 * 1024,
  framesPerSecond: 60,
  frameBurst: 120,
  /** Messages in one padded frame: ten seconds of the rate above, which counts each of them. */
  messagesPerPaddedFrame: 600,
  /** Drags, and likewise carets, of one person that others receive (SPEC CO8). */
  dragsPerSecond: 10,
  awarenessBytes: 1024,
  bufferedBytes: 1024 * 1024,
} as const;

/** How many minutes a stage can have on the agenda (SPEC AG4b). */
export const stageMinutes = { least: 1, most: 240 } as const;

/** With fewer writers or ballots nobody is anonymous, so nothing is shown without consent (SPEC RV2, BA4). */
export const anonymityFloor = 4;

/** Late notes are shown when they are of at least this many authors (SPEC RV6a). */
export const lateFloor = 3;

/** The end of a round is announced this long ahead, so that pages can send what is being typed (SPEC RV3a). */
export const closingMs = 2_000;

/** After this time the consent question counts as answered by everyone (SPEC RV2e). */
export const consentWaitMs = 60_000;

/** How long the facilitator can be away before the deputy acts (SPEC LE1a). */
export const deputyGraceMs = 20_000;

/** How long a reader can be away before the turn passes on: longer than a reload takes (SPEC SH2c). */
export const readerGraceMs = 20_000;

/** How long the facilitator can be away before the role is offered to everyone (SPEC LE2a). */
export const offerGraceMs = 60_000;

/** Interval of ping and empty awareness: a fixed one, so that it tells nothing about what people do (SPEC CO1). */
export const heartbeatMs = 5_000;

/** Without a pong for this time a socket is closed with 4508, and the page shows Not saved (SPEC CO2). */
export const silenceMs = 10_000;

/** How long a workshop is stored after the last visit, in days (SPEC FA14). */
export const retentionDays = { least: 1, usual: 30, most: 180 } as const;
