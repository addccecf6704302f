import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { dialogsText, homeText, lobbyText, workshopText, writeText } from '../../client/testing/english.ts';
import { openRealWorkshop, openWritingWorkshop } from '../faults/serverState.ts';
import type { Person } from '../harness/person.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('DV5 a page of another origin that frames ours shows nothing of it', async ({ page }) => {
  const framed = [`${app.origin}/`, `${app.origin}/j`];
  const place: Server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    const frames = ['/inner', ...framed].map((address) => `<iframe src="${address}"></iframe>`);
    response.end(request.url === '/inner' ? '<p>Framed</p>' : frames.join(''));
  });
  await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
  try {
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`http://127.0.0.1:${(place.address() as AddressInfo).port}/`);
    // The probe: a page without our headers does show.
    await expect(page.locator('iframe').first().contentFrame().getByText('Framed')).toBeVisible();
    await expect.poll(() => refused.filter((words) => words.includes('frame-ancestors')).length).toBe(framed.length);
    for (const frame of page.frames().slice(2)) expect(await frame.locator('#root').count()).toBe(0);
    await page.goto(framed[0]!);
    await expect(page.getByRole('button', { name: homeText.create })).toBeVisible();
  } finally {
    place.close();
  }
});

test('DV6 one participant among the facilitator’s tabs is told before the first key that nobody can be anonymous', async ({
  browser,
}) => {
  const room = await openRealWorkshop(app.origin, { people: ['Ana'] });
  const ana = await openWindow(browser, app.origin, room.person('Ana'));
  const lead = await openWindow(browser, app.origin, room.lead);
  const tabs = await Promise.all([1, 2, 3, 4].map(() => lead.page.context().newPage()));
  for (const tab of tabs) await tab.goto(`/w/${room.founded.workshopId}`);
  for (const { page } of [ana, lead]) {
    await expect(page.getByText(lobbyText.few)).toBeVisible();
    await expect(page.getByText(lobbyText.here(2))).toBeVisible();
    for (const { name } of room.everyone) await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
  }
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  for (const { page } of [ana, lead]) {
    const entry = page.getByLabel(writeText.entryLabel);
    await expect(entry).toBeEditable();
    await expect(entry).toHaveValue('');
    await expect(page.getByText(writeText.fewWriters(2))).toBeInViewport();
  }
});

/** What the page says it holds, and word for word below it. */
async function askKnowledge(page: Page): Promise<{ lines: string[]; exact: string }> {
  await page.getByRole('button', { name: workshopText.header.more, exact: true }).click();
  await page.getByRole('menuitem', { name: workshopText.menu.knowledge }).click();
  const dialog = page.getByRole('dialog', { name: dialogsText.knowledge.title });
  const held = dialog.locator('section').filter({ hasText: dialogsText.knowledge.now });
  await expect(held.getByRole('listitem').first()).toBeVisible();
  const said = await dialog.innerText();
  for (const line of [...dialogsText.knowledge.seeLines, ...Object.values(dialogsText.knowledge.neverLines)])
    expect(said).toContain(line);
  const lines = await held.locator('ul > li').allInnerTexts();
  await dialog.getByText(dialogsText.knowledge.exact, { exact: true }).click();
  const exact = await dialog.locator('pre').innerText();
  await page.keyboard.press('Escape');
  return { lines, exact };
}

test('KN1b “What can others see?” is true while people write, vote and afterwards', async ({ browser }) => {
  const room = await openWritingWorkshop(app.origin, { people: 5 });
  const [, ana, ...others] = room.participants as [Person, Person, ...Person[]];
  const { page, traffic } = await openWindow(browser, app.origin, ana);
  const { lines } = dialogsText.knowledge;
  await ana.write('Canary of Ana', 'Another of Ana');
  for (const person of others) await person.write(`Canary of ${person.name}`);
  await ana.must('setDone', { done: true });

  const writing = await askKnowledge(page);
  expect(writing.lines).toEqual([lines.name(ana.name), lines.done, lines.notes(2), lines.here, lines.token]);
  expect(writing.exact.match(/Canary of \w+/g)).toEqual([`Canary of ${ana.name}`]);
  for (const person of others) expect(writing.exact).not.toContain(person.id);

  await room.lead.must('advanceStage', { from: 'write' });
  await room.lead.must('dealRest');
  const revealed = await askKnowledge(page);
  expect(revealed.lines).toEqual([lines.name(ana.name), lines.noNotes, lines.here, lines.token]);
  expect(revealed.exact).not.toContain('Canary');

  await room.lead.must('advanceStage', { from: 'share' });
  const [one, two] = Object.keys(ana.board().cards);
  const { riskId } = await ana.must('addRisk', { title: 'A pile', cardIds: [one!] });
  await ana.must('moveCard', { cardId: two!, riskId: riskId! });
  expect((await askKnowledge(page)).lines).toContain(lines.undo(2));
  await room.lead.must('advanceStage', { from: 'cluster' });
  await room.world.until(() => ana.session().vote.open && ana.documents.has('ballot/2'), 'the vote is open');
  await ana.vote({ [riskId!]: 2 });
  const voting = await askKnowledge(page);
  expect(voting.lines).toEqual([lines.name(ana.name), lines.noNotes, lines.dots(2), lines.here, lines.token]);
  for (const person of others) await person.vote({ [riskId!]: 1 });
  await room.lead.must('closeVote');
  const counted = await askKnowledge(page);
  expect(counted.lines).toEqual([lines.name(ana.name), lines.noNotes, lines.here, lines.token]);
  expect(JSON.parse(counted.exact)).toMatchObject({ ballots: [], undo: [] });

  await room.lead.must('setTopRisks', { riskIds: [riskId!] });
  await room.lead.must('advanceStage', { from: 'vote' });
  await ana.plan(riskId!, 'prevention', 'Typed by Ana');
  expect((await askKnowledge(page)).lines).toContain(lines.plan);
  expect(traffic.complaints).toEqual([]);
});
