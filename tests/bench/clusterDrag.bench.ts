import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts';
import { readBoard } from '../../shared/board/board.ts';
import type { Joined, Reply } from '../../shared/protocol/replies.ts';
import { startApp } from '../e2e/app.ts';
import type { Figure } from './figures.ts';
import { sum } from './figures.ts';
import { openLink } from './leanSocket.ts';
import { advance, foundPlace, lead, openPerson, writeNotes } from './measuredWorkshop.ts';

const people = 6;
const notesEach = 50;
const piles = 9;
const cardsPerPile = 6;
const moves = 40;
/** A phone of some years ago beside this machine. */
const slowdown = 4;

/** What picking one card of 300 up, moving it over the piles and putting it down costs the page, on a processor slowed down. */
export async function run(): Promise<Figure[]> {
  await ensureBuilt();
  const app = await startApp();
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const page = await openCluster(browser, app.origin);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const idle = await costOf(browser, page, () => page.waitForTimeout(500));
    const drag = await costOf(browser, page, () => dragOne(page));
    const again = await costOf(browser, page, () => dragOne(page));
    const ofDrag = (name: string): string =>
      `${name} a card of ${people * notesEach}, processor ${slowdown} times slower`;
    return [
      {
        name: ofDrag('longest script task while dragging'),
        unit: 'ms',
        measured: Math.max(...drag.tasksMs),
        baseline: { what: 'the longest while nothing is done', value: Math.max(0, ...idle.tasksMs) },
        aim: '< 50 ms',
      },
      { name: ofDrag('tasks over 50 ms while dragging'), unit: 'in all', measured: drag.tasksMs.filter((ms) => ms > 50).length, aim: '0' },
      { name: ofDrag('longest script task while dragging once more'), unit: 'ms', measured: Math.max(...again.tasksMs), aim: '< 50 ms' },
      { name: ofDrag(`all work of a drag in ${moves} moves of`), unit: 'ms', measured: sum(drag.tasksMs) },
    ]; // prettier-ignore
  } finally {
    await browser.close();
    await app.close();
  }
}

/** A workshop in cluster with nine piles and all other cards loose, open in a browser as a participant. */
async function openCluster(browser: Browser, origin: string): Promise<Page> {
  const host = new URL(origin).host;
  const place = await foundPlace(host, people);
  // Only who has been connected counts as a writer.
  const present = await Promise.all(place.tokens.map((token) => openPerson(place, token)));
  await advance(place, 2);
  for (const link of await writeNotes(place, notesEach)) link.close();
  await advance(place, 1);
  await lead(place, { type: 'dealRest' });
  await advance(place, 1);
  for (const person of present) person.session.close();
  const board = await openLink({ ...place, token: place.tokens[0] ?? '', document: 'board' });
  const ids = Object.keys(readBoard(board.doc).cards);
  board.close();
  for (let pile = 0; pile < piles; pile++) {
    const cardIds = ids.slice(pile * cardsPerPile, (pile + 1) * cardsPerPile);
    await lead(place, { type: 'addRisk', title: `Cause ${pile + 1}`, cardIds });
  }
  const joined = (await (
    await fetch(`${origin}/api/joins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ joinCode: place.joinCode, name: 'Mei' }),
    })
  ).json()) as Joined & Reply;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The seat is stored before the page's own script looks for it.
  await page.addInitScript(
    ([key, seat]) => localStorage.setItem(key ?? '', seat ?? ''),
    [
      `forewarned.seat.${place.workshopId}`,
      JSON.stringify({ workshopId: place.workshopId, participantId: joined.participantId, token: joined.token, role: 'participant', name: 'Mei' }),
    ],
  ); // prettier-ignore
  await page.goto(`${origin}/w/${place.workshopId}`);
  await page.locator('[data-card]').nth(100).waitFor({ state: 'attached' });
  // Playwright's own script is loaded with the first call, and not while something is measured.
  await nextFrame(page);
  await page.waitForTimeout(1_000);
  return page;
}

const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))));

async function dragOne(page: Page): Promise<void> {
  const card = (await page.locator('aside [data-card]').nth(1).boundingBox())!;
  await page.mouse.move(card.x + 40, card.y + 20);
  await page.mouse.down();
  await page.mouse.move(card.x + 50, card.y + 26);
  for (let step = 0; step < moves; step++) {
    await page.mouse.move(400 + (step / moves) * 900, 200 + 120 * Math.sin(step / 4));
    await nextFrame(page);
  }
  await page.mouse.up();
  await page.waitForTimeout(800);
}

type TraceEvent = {
  name: string;
  ph: string;
  tid: number;
  pid: number;
  tdur?: number;
  dur?: number;
  args: { name?: string };
};

/** The tasks of the page's main thread in CPU milliseconds, so that other work on this machine does not count. */
async function costOf(browser: Browser, page: Page, work: () => Promise<void>): Promise<{ tasksMs: number[] }> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline'] }); // prettier-ignore
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const main = trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isMain = ({ tid, pid }: TraceEvent): boolean => main.some((one) => one.tid === tid && one.pid === pid);
  const tasks = trace.traceEvents.filter((event) => event.name === 'RunTask' && isMain(event));
  return { tasksMs: tasks.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1_000) };
}
