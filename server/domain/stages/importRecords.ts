import type { Checklist, Incident, Records, SmallTest, Verdict } from '../../../shared/board/records.ts';
import type { Random } from '../../../shared/ids.ts';
import { createId } from '../../../shared/ids.ts';
import type { Reviews } from '../../../shared/plan/reviews.ts';
import type { RegisterFile } from '../../../shared/register/file.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { EpochMs, IsoDate, TimeZone } from '../../../shared/time.ts';
import { daysLater, startOfDay } from '../../../shared/time.ts';

export type ImportedRecords = {
  readonly records: Records;
  readonly reviews: Reviews;
  readonly session: Pick<Session, 'outcome' | 'unforeseen' | 'secondLook'>;
};

/**
 * The records of a file under new ids (SPEC FL1d): carriers and owners are plain names, and what a carrier had accepted is
 * only proposed.
 * @param knownIds the ids of the file's risks and cards
 */
export function importRecords(
  file: RegisterFile,
  knownIds: ReadonlyMap<string, string>,
  zone: TimeZone,
  random: Random,
): ImportedRecords {
  const ids = new Map<string, string>(knownIds);
  const lessons = file.incidents.flatMap(({ changes }) => changes);
  for (const { id } of [
    ...file.incidents,
    ...lessons,
    ...file.smallTests,
    ...file.checklists,
    ...(file.unforeseen ?? []),
  ])
    ids.set(id, createId(random));
  /** The references were checked when the file was read. */
  const idOf = (name: string): string => ids.get(name) ?? name;
  const idOrNull = (name: string | null): string | null => (name === null ? null : idOf(name));

  const incidentOf = ({
    id: _,
    risk,
    note: _note,
    reviewBy,
    changes,
    ...told
  }: RegisterFile['incidents'][number]): Incident => ({
    ...told,
    riskId: idOrNull(risk),
    reviewBy: reviewBy === null ? null : endOf(zone, reviewBy),
    changes: changes.map((change) => ({ ...change, id: idOf(change.id), carrierId: null, accepted: false })),
  });
  const testOf = ({ id: _, risk, lesson, follows, ...test }: RegisterFile['smallTests'][number]): SmallTest => ({
    ...test,
    riskId: idOrNull(risk),
    changeId: idOrNull(lesson),
    ownerId: null,
    follows: idOrNull(follows),
  });
  return {
    records: {
      incidents: Object.fromEntries(file.incidents.map((incident) => [idOf(incident.id), incidentOf(incident)])),
      smallTests: Object.fromEntries(file.smallTests.map((test) => [idOf(test.id), testOf(test)])),
      checklists: Object.fromEntries(file.checklists.map(({ id, ...list }): [string, Checklist] => [idOf(id), list])),
      verdicts: Object.fromEntries(file.verdicts.map(({ of, ...verdict }): [string, Verdict] => [idOf(of), verdict])),
    },
    reviews: Object.fromEntries(file.incidents.flatMap(({ id, note }) => (note === null ? [] : [[idOf(id), note]]))),
    session: {
      outcome: file.outcome,
      unforeseen:
        file.unforeseen?.map(({ id, text, sameAs }) => ({ id: idOf(id), text, sameAs: idOrNull(sameAs) })) ?? null,
      secondLook: file.secondLook,
    },
  };
}

/** The last moment of a day: a file tells the day of a deadline, not its time. */
const endOf = (zone: TimeZone, day: IsoDate): EpochMs => startOfDay(zone, daysLater(day, 1)) - 1;
