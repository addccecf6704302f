// `npm run test:e2e [-- what Playwright takes]`: only the browser tests, with the page built and a browser found.

import { runPlaywright } from './testing/suites.ts';

const { failed } = await runPlaywright(process.argv.slice(2));
process.exitCode = failed > 0 ? 1 : 0;
