// Fuzzes the gate for long: `node --expose-gc tests/fuzz/longGateRun.ts [frames = 10000000] [first document = 0]`. To use several
// cores, start several with documents of their own. Ends with 1 when a frame does anything it should not, when judging or
// applying one takes over 50 ms of this thread, or when memory grows by 50 MB after a warm-up.
import { missingKinds, unknownKinds } from './gateKinds.ts';
import { framesPerDocument, runDocument, type Seen } from './gateRun.ts';
import { Growth } from './memoryGrowth.ts';
import { Stopwatch } from './stopwatch.ts';

const [frames = 10_000_000, firstDocument = 0] = process.argv.slice(2).map(Number);
const mostMs = 50;
const mostGrowth = 50;
const documents = Math.ceil(frames / framesPerDocument);
const warmUp = Math.min(500, Math.ceil(documents / 10));
const reportEvery = 250;

const seen: Seen = new Map();
const stopwatch = new Stopwatch();
const growth = new Growth();
const from = performance.now();
const rate = (done: number): string =>
  `${Math.round((done * framesPerDocument * 1_000) / (performance.now() - from))}/s`;

for (let i = 0; i < documents; i++) {
  runDocument(firstDocument + i, seen, stopwatch);
  if (i + 1 === warmUp) growth.begin();
  if ((i + 1) % reportEvery !== 0) continue;
  growth.look();
  const { where, kind, cpuMs } = stopwatch.worst()!;
  console.log(`${(i + 1) * framesPerDocument} of ${documents * framesPerDocument} frames, ${rate(i + 1)}, slowest ${cpuMs.toFixed(1)} ms (${where}, ${kind}), grown by ${growth.text()}`); // prettier-ignore
}
growth.look();
console.log(Object.fromEntries([...seen].sort((a, b) => b[1] - a[1])));
console.table([...stopwatch.slowest.values()].sort((a, b) => b.cpuMs - a.cpuMs).slice(0, 12));
console.log(`Gate: ${documents * framesPerDocument} frames, ${rate(documents)}, grown by ${growth.text()}.`);
const wrong = [
  ...missingKinds(seen).map((kind) => `never ${kind}`),
  ...unknownKinds(seen).map((kind) => `${kind} is new`),
];
if ((stopwatch.worst()?.cpuMs ?? 0) > mostMs) wrong.push(`a frame took over ${mostMs} ms`);
if (growth.megabytes > mostGrowth) wrong.push(`memory grew by more than ${mostGrowth} MB`);
for (const one of wrong) console.log(`WRONG: ${one}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
