import type { Incident, LessonChange } from '../../../../shared/board/records.ts';
import { followUps } from '../../../../shared/board/records.ts';
import type { BeforeAndAfter, HistoryEntry } from '../../../../shared/register/history.ts';
import type { ReviewTexts } from '../../../../shared/plan/reviews.ts';
import type { HistoryLine, HistoryWords } from './historyWords.ts';

type Fields = Incident & ReviewTexts;
type Pair<F extends keyof Fields> = BeforeAndAfter<Fields[F] | null> | undefined;

/** What changed about an incident, its note or its changes, in words. */
export function incidentLines({ type, record }: HistoryEntry, words: HistoryWords): HistoryLine[] {
  const text = words.row.incident;
  const changes = record?.changes;
  if (record?.kind !== 'incidents' || changes === undefined) return [];
  if (changes === null) return [{ label: type === 'removeIncident' ? text.removed : text.recorded, change: null }];
  const lines: HistoryLine[] = [];
  const pairOf = <F extends keyof Fields>(field: F): Pair<F> => changes[field] as Pair<F>;
  const add = <F extends keyof typeof text.fields>(field: F, word: (value: NonNullable<Fields[F]>) => string): void => {
    const pair = pairOf(field);
    if (pair === undefined) return;
    const [before, after] = pair.map((value) => (value === null ? '' : word(value)));
    if (before !== after)
      lines.push({ label: text.fields[field], change: { before: before ?? '', after: after ?? '' } });
  };
  const written = (value: string | number): string => (typeof value === 'number' ? words.number(value) : value);
  for (const field of ['title', 'what', 'couldHave', 'reading'] as const) add(field, written);
  for (const field of ['on', 'firstSign', 'containedOn'] as const) add(field, words.days.long);
  add('kind', (kind) => text.kinds[kind]);
  add('noticedBy', (noticer) => text.noticers[noticer]);
  add('held', (held) => held.map((layer) => text.layers[layer]).join(', '));
  add('cause', (cause) => text.causes[cause]);
  for (const field of ['intended', 'happened', 'gap', 'because'] as const) add(field, written);
  const reasons = [
    [pairOf('falseAlarm')?.[1], text.falseAlarm],
    [pairOf('reviewNotNeeded')?.[1], text.notNeeded],
  ] as const;
  for (const [reason, label] of reasons) {
    if (reason !== null && reason !== undefined) lines.push({ label, change: null, note: reason });
  }
  if (pairOf('reviewedOn')?.[1]) lines.push({ label: text.kept, change: null });
  const lessons = pairOf('changes');
  return lessons === undefined ? lines : [...lines, ...lessonLines(lessons[0] ?? [], lessons[1] ?? [], words)];
}

function lessonLines(
  before: readonly LessonChange[],
  after: readonly LessonChange[],
  { row }: HistoryWords,
): HistoryLine[] {
  const text = row.incident;
  const said = (label: string, { line }: LessonChange): HistoryLine => ({ label, change: null, note: line });
  const removed = before.filter(({ id }) => !after.some((change) => change.id === id));
  return [
    ...after.flatMap((change): HistoryLine[] => {
      const earlier = before.find(({ id }) => id === change.id);
      if (earlier === undefined) return [said(text.lessonAdded, change)];
      const answers = followUps.flatMap((step): HistoryLine[] => {
        const { answer, due } = change.followUps[step];
        if (answer !== null && answer !== earlier.followUps[step].answer)
          return [said(text.answers[step][answer], change)];
        return due !== earlier.followUps[step].due && change.by === earlier.by && answer === null
          ? [said(text.answers[step].notYet, change)]
          : [];
      });
      if (answers.length > 0) return answers;
      if (change.accepted && !earlier.accepted) return [said(text.lessonAccepted, change)];
      if (change.line !== earlier.line)
        return [{ label: text.lesson, change: { before: earlier.line, after: change.line } }];
      if (change.carrier !== earlier.carrier)
        return [{ label: text.carrier, change: { before: earlier.carrier, after: change.carrier } }];
      return [said(text.lesson, change)];
    }),
    ...removed.map((change) => said(text.lessonRemoved, change)),
  ];
}
