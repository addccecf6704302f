import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createId } from '../../shared/ids.ts';
import { editAddNote } from '../../shared/notebook/notebook.ts';
import { RawSocket } from '../harness/rawSocket.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { Place } from './serverProcess.ts';
import { openWritingWorkshop, worldOf } from './serverState.ts';

const calls = 'trace=read,write,writev,fdatasync,fsync';

/**
 * Watches the server's system calls while somebody writes: between the change's arrival and its acknowledgement (message 16) the
 * write-ahead log is synced. Needs strace.
 * @returns how many acknowledgements were looked at
 */
export async function watchSyncs(place: Place, changes: number): Promise<number> {
  const trace = join(place.data, '..', 'trace');
  const child = await place.start({ wrapper: ['strace', '-f', '-yy', '-x', '-s', '64', '-e', calls, '-o', trace] });
  const room = await openWritingWorkshop(child.url, { people: 2 });
  room.close();
  const world = worldOf(child.url);
  const client = new RawSocket(world, room.lead, 'notebook/1');
  client.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'typed') client.sendUpdate(update);
  });
  await world.until(() => client.isSaved, 'the notebook is open');
  const from = statSync(trace).size;
  const random = createSeededRandom(1);
  for (let i = 0; i < changes; i++) {
    client.doc.transact(() => editAddNote(client.doc, createId(random), `Change ${i}`), 'typed');
    await world.until(() => client.isSaved, 'the change is acknowledged');
  }
  client.cut();
  await child.kill();
  return judgeTrace(readFileSync(trace, 'latin1').slice(from), changes);
}

/** A binary frame of the server whose first byte is a message 16: with or without its header in the same buffer. */
const isAck = (line: string): boolean => /"\\x82\\x[0-9a-f]{2}(?:"[^"]*")?\\x10/.test(line);

function judgeTrace(trace: string, least: number): number {
  let [acks, heardSinceAck, syncedSinceHeard] = [0, false, false];
  for (const line of trace.split('\n')) {
    if (/\b(?:read|resumed>).*TCP/.test(line) && / = [1-9]\d*$/.test(line)) heardSinceAck = true;
    // Also where another thread's call stands between its beginning and its end.
    if (/f(?:data)?sync(?:\(\d+<[^>]*forewarned\.db-wal>\)| resumed>\)) += 0$/.test(line))
      syncedSinceHeard = heardSinceAck;
    if (!/\bwritev?\(\d+<TCP/.test(line) || !isAck(line)) continue;
    acks++;
    assert.ok(heardSinceAck && syncedSinceHeard, `An acknowledgement without a sync before it: ${line}`);
    [heardSinceAck, syncedSinceHeard] = [false, false];
  }
  assert.ok(acks >= least, `Only ${acks} acknowledgements were seen`);
  return acks;
}
