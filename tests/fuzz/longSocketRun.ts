// Fuzzes a server over real sockets for long: `node tests/fuzz/longSocketRun.ts [frames = 1000000] [seed = 1]`. Frames count when the
// server had read them before it refused their socket; what it reads afterwards is not counted. Ends with 1 when anything
// changed that may not, a victim lost a letter, one frame took over 50 ms of the server's thread, or memory grew by 50 MB
// after the warm-up. SOCKET_IDLE=1 says that the machine does nothing else: then a turn of the event loop over 50 ms counts too.
import { loadavg } from 'node:os';
import { percentile } from '../bench/figures.ts';
import { attackServer } from './attackServer.ts';

const [frames = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const mostMs = 50;
const mostGrowth = 50;

const from = performance.now();
const { tally, readings, loopMaxMs, savedMs, wrong } = await attackServer(frames, seed, (line) => console.log(line));
console.log('Closed with:', Object.fromEntries([...tally.closes].sort((a, b) => b[1] - a[1])));
console.log('HTTP:', Object.fromEntries([...tally.answers].sort((a, b) => b[1] - a[1])));
console.log(`Victims: ${savedMs.length} times saved, p50 ${percentile(savedMs, 0.5).toFixed(0)} ms, p99 ${percentile(savedMs, 0.99).toFixed(0)} ms`); // prettier-ignore
const found = [...wrong];
if (readings.slowest.cpuMs > mostMs)
  found.push(`a frame of ${readings.slowest.type} took ${readings.slowest.cpuMs.toFixed(0)} ms`);
if (process.env.SOCKET_IDLE === '1' && loopMaxMs > mostMs)
  found.push(`the event loop stood still for ${loopMaxMs.toFixed(0)} ms`);
if (readings.grownMb > mostGrowth) found.push(`memory grew by ${readings.grownMb.toFixed(0)} MB`);
console.log(`Sockets: ${readings.judged} frames judged in ${Math.round((performance.now() - from) / 1_000)} s, slowest ${readings.slowest.cpuMs.toFixed(1)} ms of the thread, event loop at most ${loopMaxMs.toFixed(0)} ms late at a load of ${loadavg()[0]?.toFixed(1)}, grown by ${readings.grownMb.toFixed(1)} MB.`); // prettier-ignore
for (const one of found) console.log(`WRONG: ${one}`);
process.exitCode = found.length > 0 ? 1 : 0;
