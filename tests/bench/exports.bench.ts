import { exportFormats, trackerIds } from '../../shared/register/exportFormats.ts';
import { registerFileOf } from '../../server/export/json.ts';
import type { ExportJob, Job } from '../../server/export/thread/job.ts';
import { runJob } from '../../server/export/thread/job.ts';
import { completeFacts, completePlan, givenInput } from '../../server/testing/exportFixture.ts';
import type { Figure } from './figures.ts';
import { percentile } from './figures.ts';

const risks = 200;
const cardsEach = 5;
const runs = 7;

const sentence =
  'Two of three vendors deliver later than promised, because nobody asked them about their holidays in December.';

/** CPU milliseconds of each file of a register with 200 complete risks, as the thread of the exports makes it, and of reading one. */
export async function run(): Promise<Figure[]> {
  const ids = Array.from({ length: risks }, (_, i) => `risk${i}`);
  const given = ids.map((id, i): [string, Parameters<typeof givenInput>[0][string]] => [
    id,
    {
      cards: Array.from({ length: cardsEach }, () => sentence),
      facts: { ...completeFacts, number: i + 1, title: `${i} ${sentence}` },
      plan: { ...completePlan, cause: sentence, prevention: sentence, contingency: sentence.repeat(3) },
    },
  ]);
  const { planTexts, ...input } = givenInput(Object.fromEntries(given), { topRisks: ids, ranking: [ids] });
  const plans = Object.fromEntries(ids.map((id) => [id, planTexts(id)]));
  const file = Buffer.from(JSON.stringify(registerFileOf({ ...input, planTexts })));
  const exported = (format: ExportJob['format'], tracker: ExportJob['tracker'] = null): ExportJob => ({
    kind: 'export',
    format,
    tracker,
    separator: ',',
    ...input,
    plans,
  });
  const csv = Buffer.from(String((await runJob(exported('csv'))).body));
  const jobs: readonly (readonly [string, Job])[] = [
    ...exportFormats.map((format) => [`register.${format}`, exported(format)] as const),
    ...trackerIds.map((tracker) => [`csv for ${tracker}`, exported('csv', tracker)] as const),
    ['reading the json', { kind: 'import', body: file }],
    ['comparing the csv', { kind: 'csv', body: csv, ...input, plans }],
  ];
  const figures: Figure[] = [];
  for (const [name, job] of jobs) {
    figures.push({ name: `200 risks: ${name}, CPU`, unit: 'ms', measured: await cpuMs(job), aim: '< 300 ms' });
  }
  return figures;
}

/** The median of several runs after one that loads the libraries. */
async function cpuMs(job: Job): Promise<number> {
  await runJob(job);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    await runJob(job);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
  }
  return percentile(times, 0.5);
}
