// A process that writes to a store until it is killed, told what to do by its arguments. Each line on stdout is an
// acknowledgement: what it names was reported durable.

import { writeSync } from 'node:fs';
import { append, create, openAt, ROOM } from './directory.ts';

const [directory = '', mode = ''] = process.argv.slice(2);
const dies = () => process.kill(process.pid, 'SIGKILL');

function acknowledge(line: string): void {
  writeSync(1, `${line}\n`);
}

/** The same text goes to the board and to a notebook in one commit; every tenth commit closes the round. */
async function writeRounds(): Promise<void> {
  const store = openAt(directory);
  const known = await store.load(ROOM);
  if (!known) await store.commit([create()]);
  const first = known?.docs.get('board')?.length ?? 0;
  for (let count = first; ; count++) {
    if (count > 0 && count % 10 === 0) {
      await store.commit([{ kind: 'shred', workshopId: ROOM, round: `notebook/${count / 10}` }]);
      acknowledge(`shredded ${count / 10}`);
    }
    const round = Math.floor(count / 10) + 1;
    await store.commit([append('board', String(count)), append(`notebook/${round}/ana`, String(count))]);
    acknowledge(`wrote ${count}`);
  }
}

async function writeUntilRefused(): Promise<void> {
  const store = openAt(directory);
  await store.commit([create()]);
  for (let count = 0; ; count++) {
    try {
      await store.commit([append('board', `${count} ${'x'.repeat(5_000)}`)]);
    } catch (error) {
      acknowledge(`refused ${(error as Error).name}`);
      break;
    }
    acknowledge(`wrote ${count}`);
  }
  const stored = await store.load(ROOM);
  acknowledge(`kept ${stored?.docs.get('board')?.length}`);
  dies();
}

async function dieBeforeKeysGo(kind: 'shred' | 'delete'): Promise<void> {
  const store = openAt(directory, { faults: { beforeKeyDestruction: dies } });
  await store.commit([create(), append('board', 'board text'), append('notebook/1/ana', 'notebook text')]);
  acknowledge('wrote');
  await store.commit([kind === 'shred' ? { kind, workshopId: ROOM, round: 'notebook/1' } : { kind, workshopId: ROOM }]);
  acknowledge('destroyed');
}

function openOnly(): void {
  try {
    openAt(directory);
    acknowledge('opened');
  } catch (error) {
    acknowledge(`${(error as Error).name}: ${(error as Error).message}`);
  }
}

switch (mode) {
  case 'rounds':
    await writeRounds();
    break;
  case 'untilRefused':
    await writeUntilRefused();
    break;
  case 'shred':
  case 'delete':
    await dieBeforeKeysGo(mode);
    break;
  case 'open':
    openOnly();
    break;
}
