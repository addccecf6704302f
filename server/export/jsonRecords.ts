import type { LessonChange } from '../../shared/board/records.ts';
import { testTexts } from '../../shared/board/records.ts';
import type { CardId, RiskId } from '../../shared/ids.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import type { HistoryEntry } from '../../shared/register/history.ts';
import type { Session } from '../../shared/session/session.ts';
import { dayIn } from '../../shared/session/session.ts';
import type { ExportInput } from './input.ts';

/** The file's own ids of records, changes of incidents, and what was on no card, by the ids of the server. */
export type RecordNames = { readonly [id: string]: string };

type Dated = {
  readonly madeOn?: string;
  readonly on?: string;
  readonly from?: string | null;
  readonly riskId?: RiskId | null;
};

/** What an import changes, or the file tells otherwise. */
const isNotCompared = (key: string): boolean => /Id$|^(id|follows|reviewBy|accepted)$/.test(key);

/** In the order of their days and then of what they say, so that equal registers give equal files (SPEC EX1a). */
const inOrder = <T extends Dated>(
  records: { readonly [id: string]: T },
  riskName: (riskId: RiskId | null) => string | null = () => null,
): [id: string, record: T][] => {
  const keyOf = (record: T): string => {
    const words = JSON.stringify(record, (key, value: unknown) => (isNotCompared(key) ? undefined : value));
    return `${record.on ?? record.madeOn ?? record.from ?? ''} ${riskName(record.riskId ?? null) ?? ''} ${words}`;
  };
  return Object.entries(records)
    .map(([id, record]) => ({ key: keyOf(record), id, record }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id, record }) => [id, record]);
};

export function recordNames(
  { records, session }: Pick<ExportInput, 'records' | 'session'>,
  riskName: (riskId: RiskId | null) => string | null,
): RecordNames {
  const named = (letter: string, ids: readonly string[]): [string, string][] =>
    ids.map((id, index) => [id, `${letter}${index + 1}`]);
  const incidents = inOrder(records.incidents, riskName);
  return Object.fromEntries([
    ...named(
      'I',
      incidents.map(([id]) => id),
    ),
    ...named(
      'A',
      incidents.flatMap(([, { changes }]) => changes.map(({ id }) => id)),
    ),
    ...named(
      'S',
      inOrder(records.smallTests, riskName).map(([id]) => id),
    ),
    ...named(
      'K',
      inOrder(records.checklists).map(([id]) => id),
    ),
    ...named(
      'U',
      (session.unforeseen ?? []).map(({ id }) => id),
    ),
  ]);
}

type FileRecords = Pick<
  RegisterFile,
  'incidents' | 'smallTests' | 'checklists' | 'verdicts' | 'outcome' | 'unforeseen' | 'secondLook'
>;

/** Records as the file holds them: people as plain names, no id of the server, no time more exact than a day. */
export function fileRecords(
  { records, reviews, session }: Pick<ExportInput, 'records' | 'reviews' | 'session'>,
  names: RecordNames,
  riskName: (riskId: RiskId | null) => string | null,
  cardName: (cardId: CardId | null) => string | null,
): FileRecords {
  const nameOf = (id: string | null): string | null => (id === null ? null : (names[id] ?? null));
  return {
    incidents: inOrder(records.incidents, riskName).map(([id, { riskId, changes, reviewBy, held, ...incident }]) => ({
      id: names[id] ?? '',
      risk: riskName(riskId),
      ...incident,
      held: [...held],
      reviewBy: reviewBy === null ? null : dayIn(session, reviewBy),
      note: reviews[id] ? { ...reviews[id] } : null,
      changes: changes.map((change) => ({ id: names[change.id] ?? '', ...lessonOf(change) })),
    })),
    smallTests: inOrder(records.smallTests, riskName).map(([id, test]) => ({
      id: names[id] ?? '',
      risk: riskName(test.riskId),
      lesson: nameOf(test.changeId),
      owner: test.owner,
      from: test.from,
      until: test.until,
      ...(Object.fromEntries(testTexts.map((field) => [field, test[field]])) as {
        [F in (typeof testTexts)[number]]: string;
      }),
      state: test.state,
      startedOn: test.startedOn,
      endedOn: test.endedOn,
      hasRule: test.hasRule,
      isStopped: test.isStopped,
      result: test.result,
      follows: nameOf(test.follows),
    })),
    checklists: inOrder(records.checklists).map(([id, { pause, items, madeOn, runs }]) => ({
      id: names[id] ?? '',
      pause,
      items: [...items],
      madeOn,
      runs: [...runs],
    })),
    verdicts: Object.entries(records.verdicts)
      .flatMap(([id, { verdict, fired, on, signOn }]) => {
        const of = riskName(id) ?? cardName(id) ?? nameOf(id);
        return of === null ? [] : [{ of, verdict, fired, on, signOn }];
      })
      .sort((a, b) => a.of.localeCompare(b.of, 'en', { numeric: true })),
    outcome: session.outcome && { ...session.outcome },
    unforeseen:
      session.unforeseen?.map(({ id, text, sameAs }) => ({ id: names[id] ?? '', text, sameAs: nameOf(sameAs) })) ??
      null,
    secondLook: secondLookOf(session),
  };
}

/** One that is running is not decided yet. */
const secondLookOf = ({ secondLook }: Session): RegisterFile['secondLook'] =>
  secondLook === null || secondLook.state === 'running' ? null : { ...secondLook };

type FileLesson = Omit<RegisterFile['incidents'][number]['changes'][number], 'id'>;

const lessonOf = ({
  line,
  carrier,
  accepted,
  alters,
  altered,
  by,
  smallFirst,
  followUps,
}: LessonChange): FileLesson => ({
  line,
  carrier,
  accepted,
  alters,
  altered,
  by,
  smallFirst,
  followUps: { landed: { ...followUps.landed }, holds: { ...followUps.holds } },
});

type RecordEntry = NonNullable<HistoryEntry['record']>;
type FileRecordEntry = NonNullable<RegisterFile['history'][number]['record']>;

/** What an entry of the history tells of a record, without ids of the server. */
export function recordEntryOf(
  { kind, id, changes }: RecordEntry,
  names: RecordNames,
  riskName: (riskId: RiskId | null) => string | null,
): FileRecordEntry {
  const isId = (field: string): boolean => field.endsWith('Id') || field === 'follows';
  const plain = (field: string, value: unknown): unknown =>
    field === 'changes' && kind === 'incidents' ? (value as LessonChange[]).map(lessonOf) : (value ?? null);
  return {
    kind,
    id: names[id] ?? riskName(id),
    changes:
      changes &&
      (Object.fromEntries(
        Object.entries(changes)
          .filter(([field]) => !isId(field))
          .map(([field, [before, after]]) => [field, [plain(field, before), plain(field, after)]]),
      ) as FileRecordEntry['changes']),
  };
}
