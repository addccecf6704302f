import { chromium } from '@playwright/test';
import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import { isoDateOf } from '../../shared/time.ts';
import { startApp } from '../e2e/app.ts';
import type { Figure } from './figures.ts';
import { percentile } from './figures.ts';
import { largeRegisterFile } from './largeRegisterFile.ts';

const risks = 1_000;
const visits = 5;
/** A phone of some years ago beside this machine. */
const slowdown = 4;

/** From navigation until a row of the table can be opened, with a warm cache, on a processor slowed down. */
export async function run(): Promise<Figure[]> {
  await ensureBuilt();
  const app = await startApp();
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const response = await fetch(`${app.origin}/api/imports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(largeRegisterFile(risks, isoDateOf(Date.now()))),
    });
    if (response.status !== 201) throw new Error(`the import answered ${response.status} ${await response.text()}`);
    const { workshopId, participantId, token } = (await response.json()) as WorkshopCreated;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(
      ([key, seat]) => localStorage.setItem(key ?? '', seat ?? ''),
      [
        `forewarned.seat.${workshopId}`,
        JSON.stringify({ workshopId, participantId, token, role: 'facilitator', name: 'Lea' }),
      ],
    );
    // The seat is stored before the page's own script looks for it.
    await page.addInitScript(usableAt);
    const visit = async (): Promise<number> => {
      await page.goto(`${app.origin}/w/${workshopId}`);
      return (await (await page.waitForFunction(() => (window as { usableAt?: number }).usableAt)).jsonValue()) ?? NaN;
    };
    await visit();
    await visit();
    const plain: number[] = [];
    for (let i = 0; i < visits; i++) plain.push(await visit());
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const slow: number[] = [];
    for (let i = 0; i < visits; i++) slow.push(await visit());
    return [
      {
        name: `register of ${risks} risks, usable, processor ${slowdown} times slower`,
        unit: 'ms',
        measured: percentile(slow, 0.5),
        baseline: { what: 'the same without the slowdown', value: percentile(plain, 0.5) },
        aim: '< 1,000 ms',
      },
    ];
  } finally {
    await browser.close();
    await app.close();
  }
}

/** In the page: when the first row is there and the browser has come to rest, in milliseconds from the navigation. */
function usableAt(): void {
  const look = (): void => {
    if (document.querySelector('table [data-stop]') === null) requestAnimationFrame(look);
    // Behind the frame that shows it: a press is answered from then on.
    else requestAnimationFrame(() => setTimeout(() => Object.assign(window, { usableAt: performance.now() })));
  };
  look();
}
