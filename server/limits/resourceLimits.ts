import type { ResourceLimits } from '../ports.ts';

/** What the server spends on everybody together, and on one workshop or address (docs/OPERATIONS.md, SPEC RL). */

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** Exports that wait while another one is made. */
export const exportLimits = { waitingPerWorkshop: 10, waiting: 100 } as const;

/** Open sockets of one address: five for each of 300 people behind it, twice while they reconnect, and more than one workshop. */
export const mostSocketsPerAddress = 4_000;

/** @param heapBytes to which the process may grow; half of it is left for sockets, requests and garbage */
export const resourceLimitsFor = (heapBytes: number): ResourceLimits => ({
  memoryPerWorkshop: Math.min(192 * mebibyte, heapBytes / 4),
  memory: heapBytes / 2,
  diskPerWorkshop: 64 * mebibyte,
  workshopsPerAddress: 2_000,
  diskPerAddress: gibibyte,
  disk: 20 * gibibyte,
  freeDisk: 512 * mebibyte,
});
