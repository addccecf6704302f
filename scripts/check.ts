// `npm run check`: what to run before every commit. All static checks and the unit tests, in about a minute.

import { runStaticChecks } from './checks/staticChecks.ts';
import { runVitest } from './testing/suites.ts';

const failedChecks = await runStaticChecks();
const units = await runVitest(['unit*']);
if (failedChecks > 0) console.log(`${failedChecks} of the static checks failed, see above`);
process.exitCode = failedChecks + units.failed > 0 ? 1 : 0;
