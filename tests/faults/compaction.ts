import assert from 'node:assert/strict';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import { openRealWorkshop, sessionOnServer } from './serverState.ts';
import type { AtomicChange } from './killAround.ts';

/** A document is stored as one row again after four hundred; joining takes a few, and these bring it close to the rest. */
const rowsBefore = 380;
/** So many words after it, it is about to happen. */
const wordsBefore = 14;

type Rows = { readonly first: number; readonly last: number; readonly count: number };
type Course = {
  /** The newest word that was sent, and that was acknowledged. */
  sent: number;
  told: number;
  rows?: Rows;
};

const courses = new WeakMap<TestWorkshop, Course>();
const courseOf = (room: TestWorkshop): Course => courses.get(room)!;

const setSay = (
  room: TestWorkshop,
  stage: 'imagine' | 'write',
  text: string,
): Promise<{ readonly ok: boolean } | null> =>
  room.world.post(room.founded.workshopId, room.lead.token, { type: 'setSay', stage, text }).catch(() => null);

/** One word after the other, until the server is gone. */
async function say(room: TestWorkshop): Promise<void> {
  const course = courseOf(room);
  for (;;) {
    course.sent++;
    const reply = await setSay(room, 'write', `Word ${course.sent}`);
    if (reply === null) return;
    assert.ok(reply.ok);
    course.told = course.sent;
  }
}

const isCompacted = ({ first, count }: Rows): boolean => first > 1 && count < rowsBefore;

/** Many rows of the session become one, in the midst of commands that follow each other without a pause. */
export const compaction: AtomicChange = {
  isNear: (room) => courseOf(room).told >= wordsBefore,
  async prepare(child, seed) {
    const room = await openRealWorkshop(child.url, { seed, people: 2 });
    courses.set(room, { sent: 0, told: 0 });
    for (let at = 0; at < rowsBefore; at += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, n) => setSay(room, 'imagine', `Filling ${at + n}`)));
    }
    return room;
  },
  start: (room) => void say(room),
  look(room, place) {
    const { workshopId } = room.founded;
    const [rows] = place.sql(
      `SELECT min(seq) AS first, max(seq) AS last, count(*) AS count FROM log WHERE workshop_id = '${workshopId}' AND doc = 'session'`,
    );
    courseOf(room).rows = rows as Rows;
  },
  /** The newest word of which the facilitator was told lies behind the row that took the place of the others. */
  isTold(room) {
    const { rows, sent, told } = courseOf(room);
    return isCompacted(rows!) && rows!.last - rows!.first > sent - told;
  },
  async judge(room) {
    const { sent, told, rows } = courseOf(room);
    const { session } = await sessionOnServer(room.world, room.lead);
    // The one after what was acknowledged may have been taken without the answer arriving.
    assert.ok([told, sent].includes(Number(session.say.write?.split(' ')[1] ?? 0)));
    assert.equal(rows!.count, rows!.last - rows!.first + 1, 'no row between others is missing');
    if (isCompacted(rows!)) return 'after';
    assert.equal(rows!.first, 1, 'as long as one row has not taken the place of all, all are there');
    return 'before';
  },
  async finish() {},
};
