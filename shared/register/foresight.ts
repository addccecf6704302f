import type { Board } from '../board/board.ts';
import { looseCards } from '../board/order.ts';
import type { Firing, Incident, Layer, Records, Verdict } from '../board/records.ts';
import type { Session } from '../session/session.ts';
import type { IsoDate } from '../time.ts';
import type { ForeseenAs, ForesightCounts } from './foresightTypes.ts';
import { isTripwireComplete } from './missing.ts';
import type { Register, RegisterRow } from './register.ts';

/** What became of one risk, single card, or thing that was on no card. */
export type ForesightRow = {
  /** Of the risk, card or answer; null for an incident on no card, which says itself when it happened. */
  readonly id: string | null;
  readonly key: string;
  /** R and the number of the risk. */
  readonly number: string | null;
  readonly title: string;
  readonly foreseenAs: ForeseenAs;
  /** The words of its only card, else its title. */
  readonly words: string;
  /** Null while nobody has said. */
  readonly verdict: Verdict | null;
  /** What is known of sign, damage and tripwire from readings and incidents, for the form to begin with. */
  readonly known: Pick<Verdict, 'fired' | 'on' | 'signOn'>;
  /** What held when it almost happened. */
  readonly held: readonly Layer[];
  /** Answers of the sealed round that say the same. */
  readonly joined: readonly { readonly id: string; readonly text: string }[];
};

export type Foresight = {
  /** What happened first, in the order of the register; then what almost did, what is not said yet, and the rest. */
  readonly rows: readonly ForesightRow[];
  readonly counts: ForesightCounts;
};

type Given = {
  readonly register: Pick<Register, 'planned' | 'parked'>;
  readonly session: Pick<Session, 'unforeseen' | 'tally'>;
  readonly board: Board;
  readonly records: Pick<Records, 'incidents' | 'verdicts'>;
};

/** What was foreseen: a row for every risk, every single card and all that was on no card (SPEC FS1c). */
export function readForesight({ register, session, board, records }: Given): Foresight {
  const { verdicts } = records;
  const incidents = Object.entries(records.incidents);
  const verdictOf = (id: string): Verdict | null => verdicts[id] ?? null;
  const risks = [...register.planned, ...register.parked].map((row): ForesightRow => {
    const ofRisk = incidents.flatMap(([, one]) => (one.riskId === row.riskId ? [one] : []));
    return {
      id: row.riskId,
      key: row.riskId,
      number: row.id,
      title: row.title,
      foreseenAs: foreseenAs(row, session),
      words: row.cards.length === 1 ? (row.cards[0] ?? row.title) : row.title,
      verdict: verdictOf(row.riskId),
      known: knownOf(row, ofRisk, verdictOf(row.riskId)),
      held: ofRisk.findLast(({ kind }) => kind === 'nearMiss')?.held ?? [],
      joined: [],
    };
  });
  const cards = looseCards(board.cards).map(([id, { text }]) => bare(id, text, 'loose', verdictOf(id)));
  const answers = session.unforeseen ?? [];
  const unforeseen = answers
    .filter(({ sameAs }) => sameAs === null)
    .map((one): ForesightRow => ({
      // What people named as happened did happen, until somebody says otherwise.
      ...bare(one.id, one.text, 'onNoCard', verdictOf(one.id) ?? happenedOn(null)),
      joined: answers.filter(({ sameAs }) => sameAs === one.id),
    }));
  const reported = incidents
    .filter(([, { riskId, kind }]) => riskId === null && kind === 'happened')
    .map(([id, { title, on, firstSign }]): ForesightRow => ({
      ...bare(id, title, 'onNoCard', { ...happenedOn(on), signOn: firstSign }),
      id: null,
    }));
  const rows = [...risks, ...cards, ...unforeseen, ...reported];
  return { rows: rows.sort((a, b) => placeOf(a) - placeOf(b)), counts: countsOf(rows) };
}

const happenedOn = (on: IsoDate | null): Verdict => ({ verdict: 'happened', fired: 'none', on, signOn: null });

const bare = (id: string, title: string, as: ForeseenAs, verdict: Verdict | null): ForesightRow => ({
  id,
  key: id,
  number: null,
  title,
  foreseenAs: as,
  words: title,
  verdict,
  known: { fired: 'none', on: null, signOn: null },
  held: [],
  joined: [],
});

const places = { happened: 0, almost: 1, open: 2, didNot: 3, cannotTell: 3 } as const;
const placeOf = ({ verdict }: ForesightRow): number => places[verdict?.verdict ?? 'open'];

function foreseenAs(row: RegisterRow, { tally }: Given['session']): ForeseenAs {
  if (row.isPlanned) return 'planned';
  if (row.addedOn !== null) return row.cards.length === 0 ? 'added' : 'parked';
  return tally !== null && row.votes === 0 ? 'noDot' : 'parked';
}

/** Sign, damage and tripwire, as far as readings and incidents tell. */
function knownOf(row: RegisterRow, incidents: readonly Incident[], verdict: Verdict | null): ForesightRow['known'] {
  const trips = row.readings.filter(({ state, undone }) => state === 'tripped' && undone !== true);
  const isFalse = incidents.some(({ kind, falseAlarm }) => kind === 'tripped' && falseAlarm !== null);
  const trippedOn = isFalse ? null : (trips[0]?.on ?? null);
  const happened = incidents.find(({ kind }) => kind === 'happened');
  const on = verdict?.on ?? happened?.on ?? null;
  return {
    on,
    signOn: trippedOn ?? incidents.find(({ firstSign }) => firstSign !== null)?.firstSign ?? null,
    fired: isTripwireComplete(row, row.texts) || trips.length > 0 ? firedOf(trippedOn, on) : 'none',
  };
}

function firedOf(trippedOn: IsoDate | null, damageOn: IsoDate | null): Firing | null {
  if (trippedOn === null) return 'never';
  if (damageOn === null) return null;
  return trippedOn < damageOn ? 'before' : trippedOn === damageOn ? 'with' : 'after';
}

function countsOf(rows: readonly ForesightRow[]): ForesightCounts {
  const happened = rows.filter(({ verdict }) => verdict?.verdict === 'happened');
  return {
    happened: happened.length,
    onCard: happened.filter((row) => row.foreseenAs !== 'onNoCard').length,
    planned: happened.filter((row) => row.foreseenAs === 'planned').length,
    before: happened.filter(({ verdict }) => verdict?.fired === 'before').length,
    almost: rows.filter(({ verdict }) => verdict?.verdict === 'almost').length,
    open: rows.filter(({ verdict }) => verdict === null).length,
    withoutDot: happened.filter((row) => row.foreseenAs === 'noDot').map(({ words }) => words),
  };
}

/** The first and last day of the marks: from the meeting to the end, or to the last damage. */
export function foresightSpan(
  rows: readonly ForesightRow[],
  from: IsoDate,
  to: IsoDate,
): { readonly from: IsoDate; readonly to: IsoDate } {
  const days = rows.flatMap(({ verdict }) => [verdict?.on, verdict?.signOn]).filter((day) => typeof day === 'string');
  return { from: days.reduce((a, b) => (b < a ? b : a), from), to: days.reduce((a, b) => (b > a ? b : a), to) };
}
