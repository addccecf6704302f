import { defineConfig, devices } from '@playwright/test';

// Set by scripts/testing/suites.ts, which finds or fetches a browser; without it Playwright takes its own download.
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Files run side by side, two on a small machine: much of a workshop is waiting for its clock.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  // A condition that does not come to hold fails the test; how long it may take says nothing about the page.
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
});
