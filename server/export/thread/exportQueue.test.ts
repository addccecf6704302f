import { expect, test } from 'vitest';
import { createExportQueue } from './exportQueue.ts';
import type { ExportedFile } from '../exportRegister.ts';
import type { Job } from './job.ts';

/** A queue whose jobs are finished by hand. The name of a job stands in for all of it. */
function openQueue() {
  const started: string[] = [];
  let finish: (outcome: 'made' | 'failed') => Promise<void> = () => Promise.resolve();
  const run = (job: Job): Promise<ExportedFile> => {
    const name = job as unknown as string;
    started.push(name);
    return new Promise((resolve, reject) => {
      finish = async (outcome) => {
        if (outcome === 'made') resolve({ body: name, contentType: '', fileName: '' });
        else reject(new Error('failed'));
        await new Promise((settled) => setImmediate(settled));
      };
    });
  };
  const queue = createExportQueue(run, { waitingPerWorkshop: 3, waiting: 5 });
  const add = (workshopId: string, name: string | null) => queue.add(workshopId, () => name as unknown as Job);
  return { add, started, finish: (outcome: 'made' | 'failed' = 'made') => finish(outcome) };
}

test('RL3b one export runs at a time, and workshops take turns', async () => {
  const { add, started, finish } = openQueue();
  const files = [add('a', 'a1'), add('a', 'a2'), add('a', 'a3'), add('b', 'b1')];
  expect(started).toEqual(['a1']);
  for (let i = 0; i < 4; i++) await finish();
  expect(started).toEqual(['a1', 'a2', 'b1', 'a3']);
  expect((await Promise.all(files)).map((file) => (file as ExportedFile).body)).toEqual(['a1', 'a2', 'a3', 'b1']);
});

test('RL3c more than the limit of one workshop, or of all, is refused at once', async () => {
  const { add, started, finish } = openQueue();
  void add('a', 'running');
  for (const name of ['a1', 'a2', 'a3']) void add('a', name);
  expect(await add('a', 'a4')).toBe('busy');
  void add('b', 'b1');
  void add('c', 'c1');
  expect(await add('d', 'd1')).toBe('busy');
  await finish();
  void add('d', 'd2');
  for (let i = 0; i < 6; i++) await finish();
  expect([...started].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'd2', 'running']);
});

test('a failed export fails alone, and one that nobody waits for is not made', async () => {
  const { add, started, finish } = openQueue();
  const failing = expect(add('a', 'bad')).rejects.toThrow('failed');
  const gone = add('a', null);
  const good = add('a', 'good');
  await finish('failed');
  await failing;
  expect(await gone).toBeNull();
  await finish();
  expect(await good).toMatchObject({ body: 'good' });
  expect(started).toEqual(['bad', 'good']);
});
