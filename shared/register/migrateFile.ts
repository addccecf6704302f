import { emptyFacts } from '../board/riskFields.ts';
import type { RegisterFile } from './file.ts';
import { registerFileVersion } from './file.ts';
import type { RegisterFile1 } from './fileVersion1.ts';
import type { RegisterFile2 } from './fileVersion2.ts';

/**
 * A file of version 1 in the present version. It numbered the risks by their place and knew no end of the meeting, no
 * states of prevention steps and no history.
 */
export const fromVersion1 = (file: RegisterFile1): RegisterFile => ({
  ...file,
  ...withoutRecords(file),
  workshop: { ...file.workshop, endedOn: null, minutes: null, timeZone: null, language: null, importedOn: null },
  risks: file.risks.map((risk) => ({
    ...emptyFacts,
    ...risk,
    plan: { ...risk.plan, attack: '' },
    acceptedUntil: {},
    preventionState: 'open',
    preventionOn: null,
    preventionNote: null,
    // That a check is due follows from its day.
    state: risk.state === 'checkDue' ? 'armed' : risk.state,
    stateOn: null,
    stateNote: null,
    addedOn: null,
    postponed: null,
    positions: [],
    ...withoutPrograms,
    readings: risk.readings.map((reading) => ({ ...reading, note: null, undone: false })),
  })),
  ranking: file.tally === null ? [] : groupsOf(file),
  history: [],
  earlierHistories: [],
});

/** A file of version 2 in the present version: it had no records, no readings by programs, and no end of the project. */
export const fromVersion2 = (file: RegisterFile2): RegisterFile => ({
  ...file,
  ...withoutRecords(file),
  risks: file.risks.map((risk) => ({ ...risk, ...withoutPrograms })),
});

const withoutPrograms: Pick<RegisterFile['risks'][number], 'inARow' | 'recovered' | 'declinedOn'> = {
  inARow: null,
  recovered: null,
  declinedOn: null,
};

const withoutRecords = ({ confidence }: Pick<RegisterFile1, 'confidence'>): RecordParts => ({
  version: registerFileVersion,
  dissent: '',
  confidence: { ...confidence, halfway: null },
  incidents: [],
  smallTests: [],
  checklists: [],
  verdicts: [],
  outcome: null,
  unforeseen: null,
  secondLook: null,
});

type RecordParts = Pick<
  RegisterFile,
  | 'version'
  | 'dissent'
  | 'confidence'
  | 'incidents'
  | 'smallTests'
  | 'checklists'
  | 'verdicts'
  | 'outcome'
  | 'unforeseen'
  | 'secondLook'
>;

/** Groups of equal dots, most first, inside a group in the order of the file. */
function groupsOf({ risks, tally }: RegisterFile1): string[][] {
  const groups = new Map<number, string[]>();
  for (const { id } of risks) {
    const dots = tally?.[id] ?? 0;
    groups.set(dots, [...(groups.get(dots) ?? []), id]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, ids]) => ids);
}
