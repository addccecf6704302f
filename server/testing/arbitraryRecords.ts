import fc from 'fast-check';
import {
  causes,
  changedThings,
  firings,
  followUpAnswers,
  incidentKinds,
  layers,
  noticers,
  reviewFields,
  testStates,
  testTexts,
  verdicts,
} from '../../shared/board/records.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import { daysLater } from '../../shared/time.ts';
import { day, orNull, words } from './arbitraryWords.ts';

const each = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])));

const followUp = fc.record({
  due: day,
  answer: orNull(fc.constantFrom(...followUpAnswers)),
  on: orNull(day),
  note: words,
});

const lesson = fc.record({
  line: words, carrier: words, accepted: fc.boolean(), alters: fc.constantFrom(...changedThings), altered: words, by: day,
  smallFirst: fc.boolean(), followUps: fc.record({ landed: followUp, holds: followUp }),
}); // prettier-ignore

const incident = fc.record({
  kind: fc.constantFrom(...incidentKinds), risk: fc.nat(), title: words, firstSign: orNull(day), noticedBy: orNull(fc.constantFrom(...noticers)),
  reading: orNull(fc.oneof(fc.integer(), words)), what: words, couldHave: words, held: fc.subarray([...layers]), containedOn: orNull(day),
  falseAlarm: orNull(words), reviewBy: orNull(day), reviewedOn: orNull(day), reviewNotNeeded: orNull(words), cause: orNull(fc.constantFrom(...causes)),
  note: orNull(each(reviewFields, words)), changes: fc.array(lesson, { maxLength: 2 }),
}); // prettier-ignore

const smallTest = fc.record({
  risk: fc.nat(), lesson: fc.nat(), follows: fc.nat(), owner: orNull(words), until: orNull(day), texts: each(testTexts, words),
  state: fc.constantFrom(...testStates), startedOn: orNull(day), endedOn: orNull(day), hasRule: fc.boolean(), isStopped: fc.boolean(), result: words,
}); // prettier-ignore

const checklist = fc.record({
  pause: words,
  items: fc.array(words, { maxLength: 3 }),
  runs: fc.array(day, { maxLength: 2 }),
});
const verdict = fc.record({
  verdict: fc.constantFrom(...verdicts),
  fired: orNull(fc.constantFrom(...firings)),
  on: orNull(day),
  signOn: orNull(day),
});

type FileRecords = Pick<RegisterFile, 'incidents' | 'smallTests' | 'checklists' | 'verdicts' | 'unforeseen'>;

/** For tests: records of every kind for the risks of a file, each on a day of its own, in the order of the file. */
export const arbitraryRecords = (riskIds: readonly string[]): fc.Arbitrary<FileRecords> =>
  fc
    .record({
      incidents: fc.array(incident, { maxLength: 3 }),
      smallTests: fc.array(smallTest, { maxLength: 3 }),
      checklists: fc.array(checklist, { maxLength: 2 }),
      verdicts: fc.tuple(...riskIds.map(() => orNull(verdict))),
      unforeseen: orNull(fc.array(words, { maxLength: 3 })),
    })
    .map((made) => {
      const riskAt = (index: number): string | null => riskIds[index % (riskIds.length + 1)] ?? null;
      const dayOf = (index: number): string => daysLater('2027-01-01', index);
      let lessons = 0;
      const incidents = made.incidents.map(({ risk, changes, ...told }, i) => ({
        id: `I${i + 1}`,
        ...told,
        risk: riskAt(risk),
        on: dayOf(i),
        changes: changes.map((change) => ({ id: `A${++lessons}`, ...change })),
      }));
      const smallTests = made.smallTests.map(({ risk, lesson: change, follows, texts, ...test }, i) => ({
        id: `S${i + 1}`,
        ...test,
        ...texts,
        risk: riskAt(risk),
        from: dayOf(i),
        lesson: change % (lessons + 1) === 0 ? null : `A${change % (lessons + 1)}`,
        follows: follows % (i + 1) === 0 ? null : `S${follows % (i + 1)}`,
      }));
      const judged = riskIds.flatMap((of, i) => (made.verdicts[i] ? [{ of, ...made.verdicts[i] }] : []));
      return {
        incidents,
        smallTests,
        checklists: made.checklists.map((list, i) => ({ id: `K${i + 1}`, ...list, madeOn: dayOf(i) })),
        verdicts: judged.sort((a, b) => a.of.localeCompare(b.of, 'en', { numeric: true })),
        unforeseen:
          made.unforeseen?.map((text, i) => ({ id: `U${i + 1}`, text, sameAs: i === 0 ? null : 'U1' })) ?? null,
      } as FileRecords;
    });
