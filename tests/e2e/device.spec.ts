import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { dialogsText, joinText, stagesText, workshopText, writeText } from '../../client/testing/english.ts';
import type { Child, Place } from '../faults/serverProcess.ts';
import { openPlace } from '../faults/serverProcess.ts';
import { openRealWorkshop } from '../faults/serverState.ts';
import type { TestWorkshop, WorkshopOptions } from '../harness/testWorkshop.ts';
import { deviceKeys, filesWith, placesOf, rememberedFields } from './deviceTraces.ts';

// One laptop, which goes from hand to hand.
test.describe.configure({ mode: 'serial' });

let place: Place;
let child: Child;
let profile: string;
let browser: BrowserContext;
test.beforeAll(async () => {
  place = openPlace();
  child = await place.start({ file: 'main' });
  profile = mkdtempSync(join(tmpdir(), 'forewarned-laptop-'));
  browser = await chromium.launchPersistentContext(profile, {
    ...test.info().project.use.launchOptions,
    baseURL: child.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
});
test.afterAll(async () => {
  await browser.close();
  await place.close();
  rmSync(profile, { recursive: true, force: true });
});

type Seated = {
  readonly room: TestWorkshop;
  readonly page: Page;
  readonly name: string;
  readonly token: string;
  readonly id: string;
};

async function joinAs(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/j#${code}`);
  await page.getByLabel(joinText.name).fill(name);
  await page.getByRole('button', { name: joinText.join, exact: true }).click();
  await page.waitForURL('**/w/*');
}

const seatOf = (page: Page, store: 'localStorage' | 'sessionStorage', workshopId: string) =>
  page.evaluate(
    ([from, key]) => {
      const text = (from === 'localStorage' ? localStorage : sessionStorage).getItem(key);
      return text === null ? null : (JSON.parse(text) as { token: string; participantId: string; name: string });
    },
    [store, `forewarned.seat.${workshopId}`] as const,
  );

/** Nobody else on this laptop has the same. */
const names: string[] = [];

/** Rosa at the shared laptop, in a room in which everybody writes. */
async function sitDown(options: WorkshopOptions = {}): Promise<Seated> {
  const room = await openRealWorkshop(child.url, { people: 4, ...options });
  const page = await browser.newPage();
  const name = `Rosa ${crypto.randomUUID()}`;
  names.push(name);
  await joinAs(page, room.founded.joinCode, name);
  await room.lead.must('advanceStage', { from: 'lobby' });
  await room.lead.must('advanceStage', { from: 'imagine' });
  const seat = (await seatOf(page, 'localStorage', room.founded.workshopId))!;
  return { room, page, name, token: seat.token, id: seat.participantId };
}

async function write(page: Page, text: string): Promise<void> {
  const entry = page.getByLabel(writeText.entryLabel);
  await entry.fill(text);
  await entry.press('Enter');
  await expect(entry).toHaveValue('');
}

const expectSaved = (page: Page) =>
  expect(page.getByRole('contentinfo').getByText(writeText.saved, { exact: true })).toBeVisible();

const openMenu = (page: Page, choice: string) =>
  page
    .getByRole('button', { name: workshopText.header.more, exact: true })
    .click()
    .then(() => page.getByRole('menuitem', { name: choice }).click());

/** What was written on this laptop, over all tests; none of it may be found at the end. */
const written: string[] = [];
const keys: Buffer[] = [];
function canary(of: string): string {
  const text = `Canary ${of} ${crypto.randomUUID()}`;
  written.push(text);
  return text;
}

/** In an own-card room the notes stay on the device for the whole round, saved or not. */
const ownCards = { workshop: { settings: { sharing: 'own' } } } as const;

/** Rosa writes something that lies on the device and shows that it does: the probe that must find nothing afterwards. */
async function keepOnDevice(seated: Seated, of: string): Promise<string> {
  const text = canary(of);
  await write(seated.page, text);
  await expectSaved(seated.page);
  await expect
    .poll(() => placesOf(seated.page, [text]))
    .toEqual([
      expect.stringContaining(`indexedDB ${seated.room.founded.workshopId}/${seated.id}/doc/notebook/1/`),
      'page',
    ]);
  expect(await placesOf(seated.page, [seated.token])).toEqual(['localStorage', 'sessionStorage']);
  expect(await rememberedFields(seated.page)).toEqual([]);
  keys.push(...(await deviceKeys(seated.page)));
  return text;
}

/** Nothing in this tab, also when it is loaded again, and nothing in a new one. */
async function expectNothing({ page }: Seated, words: readonly string[]): Promise<void> {
  await expect.poll(() => placesOf(page, words)).toEqual([]);
  await page.reload();
  expect(await placesOf(page, words)).toEqual([]);
  const next = await browser.newPage();
  await next.goto('/');
  expect(await placesOf(next, words)).toEqual([]);
  await next.close();
}

test('DV2a after the reveal the device holds no text of the round, and the seat stays', async () => {
  const seated = await sitDown();
  const { room, page, token } = seated;
  const [saved, frozen] = [canary('saved'), canary('frozen')];
  for (const person of room.participants.slice(0, 3)) await person.write(`A note of ${person.name}`);
  await write(page, saved);
  await expectSaved(page);
  // A server that does not answer: what is typed has to lie on the device.
  child.signal('SIGSTOP');
  await write(page, frozen);
  await expect.poll(() => placesOf(page, [frozen])).toEqual([expect.stringContaining('indexedDB'), 'page']);
  keys.push(...(await deviceKeys(page)));
  child.signal('SIGCONT');
  await expectSaved(page);
  await room.lead.must('advanceStage', { from: 'write' });
  await expect(page).toHaveTitle(/Share/);
  await expect
    .poll(async () => (await placesOf(page, [saved, frozen])).filter((found) => found !== 'page'))
    .toEqual([]);
  expect(await deviceKeys(page)).toEqual([]);
  expect(await placesOf(page, [token])).toEqual(['localStorage', 'sessionStorage']);
  await page.close();
});

test('DV2b leaving erases everything on the device', async () => {
  const seated = await sitDown(ownCards);
  const text = await keepOnDevice(seated, 'of one who leaves');
  await openMenu(seated.page, workshopText.menu.leave);
  await seated.page.getByRole('button', { name: dialogsText.leave.confirm, exact: true }).click();
  await seated.page.waitForURL('**/');
  const words = [text, seated.token, seated.name];
  await expectNothing(seated, words);
  for (const step of ['goBack', 'goBack', 'goForward', 'goForward'] as const) {
    await seated.page[step]();
    expect(await placesOf(seated.page, words)).toEqual([]);
  }
  await seated.page.close();
});

test('DV2b deleting the workshop erases it from the device', async () => {
  const seated = await sitDown(ownCards);
  const text = await keepOnDevice(seated, 'of a deleted workshop');
  await seated.room.lead.must('deleteWorkshop');
  await expect(seated.page.getByRole('heading', { name: workshopText.ended.notFound[0] })).toBeVisible();
  await expectNothing(seated, [text, seated.token, seated.name]);
  await seated.page.close();
});

test('DV2b removal erases everything on the device', async () => {
  const seated = await sitDown(ownCards);
  const text = await keepOnDevice(seated, 'of one who is removed');
  await seated.room.lead.must('removeParticipant', { participantId: seated.id });
  await expect(seated.page.getByRole('heading', { name: workshopText.ended.removed[0] })).toBeVisible();
  await expectNothing(seated, [text, seated.token, seated.name]);
  await seated.page.close();
});

test('DV2c a closed workshop stays in open tabs only', async () => {
  const seated = await sitDown(ownCards);
  const { page, room, token } = seated;
  const text = await keepOnDevice(seated, 'of a closed workshop');
  await room.lead.must('closeWorkshop');
  await expect(page.getByRole('heading', { name: workshopText.closed.title(stagesText.names.write) })).toBeVisible();
  // On screen only, to be copied: nobody has seen it.
  await expect.poll(() => placesOf(page, [text])).toEqual(['page']);
  expect(await placesOf(page, [token])).toEqual(['sessionStorage']);
  await page.reload();
  await expect(page.getByRole('heading', { name: workshopText.closed.title(stagesText.names.write) })).toBeVisible();
  expect(await placesOf(page, [text])).toEqual([]);
  await page.close();
  const next = await browser.newPage();
  await next.goto(`/w/${room.founded.workshopId}`);
  await expect(next.getByRole('heading', { name: workshopText.ended.noSeat[0] })).toBeVisible();
  expect(await placesOf(next, [text, token, seated.name])).toEqual([]);
  await next.close();
});

test('DV3a DV3b a second tab continues with the same seat or gets another one, and nobody is disconnected', async () => {
  const seated = await sitDown(ownCards);
  const { room, page, id } = seated;
  const { joinCode, workshopId } = room.founded;
  const text = await keepOnDevice(seated, 'of a neighbour');
  const people = () => Object.values(room.people()).filter(({ connected }) => connected).length;

  const second = await browser.newPage();
  await second.goto(`/j#${joinCode}`);
  await second.getByRole('button', { name: joinText.continueAs(seated.name) }).click();
  await expect(second.getByLabel(writeText.edit(1), { exact: true })).toHaveValue(text);
  expect((await seatOf(second, 'sessionStorage', workshopId))?.participantId).toBe(id);
  expect(people()).toBe(5);
  await second.close();

  const third = await browser.newPage();
  await third.goto(`/j#${joinCode}`);
  await third.getByRole('button', { name: joinText.someoneElse }).click();
  await third.getByLabel(joinText.name).fill('Tom');
  await third.getByRole('button', { name: joinText.join, exact: true }).click();
  await expect(third.getByLabel(writeText.entryLabel)).toBeVisible();
  const tom = (await seatOf(third, 'sessionStorage', workshopId))!;
  expect(tom.participantId).not.toBe(id);
  await expect.poll(people).toBe(6);
  expect((await placesOf(third, [text])).filter((found) => found === 'page')).toEqual([]);
  await page.reload();
  await expect(page.getByLabel(writeText.edit(1), { exact: true })).toHaveValue(text);
  expect((await seatOf(page, 'sessionStorage', workshopId))?.participantId).toBe(id);

  // Later, with both tabs closed, either of them finds the way back.
  await third.close();
  await page.close();
  const later = await browser.newPage();
  await later.goto(`/j#${joinCode}`);
  await expect(later.getByRole('button', { name: joinText.continueAs('Tom') })).toBeVisible();
  await later.getByRole('button', { name: joinText.continueAs(seated.name) }).click();
  await expect(later.getByLabel(writeText.edit(1), { exact: true })).toHaveValue(text);
  await room.lead.must('deleteWorkshop');
  await expect(later.getByRole('heading', { name: workshopText.ended.notFound[0] })).toBeVisible();
  await expect.poll(() => placesOf(later, [text, seated.token, tom.token])).toEqual([]);
  await later.close();
});

test('DV1a DV1b no file of the browser holds a note, or a key to one, when the laptop is handed on', async () => {
  // The probe: a text that a database deleted still stands in its files.
  const control = `Control ${crypto.randomUUID()}`;
  const page = await browser.newPage();
  await page.goto('/');
  await page.evaluate(async (text) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('refused'));
      });
    const asked = indexedDB.open('control');
    asked.onupgradeneeded = () => asked.result.createObjectStore('texts');
    const database = await answer(asked);
    for (const step of [
      (store: IDBObjectStore) => store.put(text, 'one') as IDBRequest<unknown>,
      (store: IDBObjectStore) => store.delete('one') as IDBRequest<unknown>,
    ])
      await answer(step(database.transaction('texts', 'readwrite').objectStore('texts')));
    database.close();
  }, control);
  const cached = crypto.getRandomValues(new Uint8Array(32));
  await page.evaluate(
    async (bytes) => {
      await (await caches.open('control')).put('/control', new Response(new Uint8Array(bytes)));
    },
    [...cached],
  );
  await browser.close();
  expect(filesWith(profile, control)).not.toEqual([]);
  expect(filesWith(profile, Buffer.from(cached))).not.toEqual([]);

  expect(written.length).toBeGreaterThan(5);
  expect(keys.length).toBeGreaterThan(4);
  for (const text of written) expect(filesWith(profile, text), text).toEqual([]);
  for (const key of keys) expect(filesWith(profile, key)).toEqual([]);
  // The browser itself was given nothing to remember: no form data, no history of a session. Its stores for pages leave
  // names behind in their files, which docs/PRIVACY.md says.
  const isStore = (file: string): boolean => /\b(Local|Session) Storage\b/.test(file);
  for (const name of names) expect(filesWith(profile, name).filter((file) => !isStore(file))).toEqual([]);
});
