import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const SECOND = 1_000;

/** A folder under tests/ with a suite of its own. Its tests run whole workshops, so they may take longer than unit tests. */
function suite(name: string, testTimeoutMs: number) {
  return {
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node' as const,
      testTimeout: testTimeoutMs,
      hookTimeout: 30 * SECOND,
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    // One more than there are cores: many tests wait for a process, the disk or a clock that cannot be a fake one.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/harness/**/*.test.ts'],
          environment: 'node',
          testTimeout: 10 * SECOND,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'unit-client',
          include: ['client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          // One jsdom a worker, yet each file has its own modules: a jsdom a file took four times the processor time.
          pool: 'vmThreads' as const,
          testTimeout: 10 * SECOND,
        },
      },
      suite('contract', 30 * SECOND),
      suite('scenarios', 60 * SECOND),
      suite('secrecy', 60 * SECOND),
      suite('faults', 90 * SECOND),
      suite('fuzz', 120 * SECOND),
    ],
  },
});
