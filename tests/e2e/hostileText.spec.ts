import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { stagesText } from '../../client/testing/english.ts';
import { limits } from '../../shared/protocol/limits.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { openRealWorkshop } from '../faults/serverState.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import type { Window } from './personWindow.ts';
import { openWindow } from './personWindow.ts';

test.setTimeout(120_000);

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const run = 'window.ran=true';
const markup = `<img src=x onerror="${run}"><script>${run}</script><svg onload="${run}">`;
const links = `javascript:${run} [x](data:text/html,<script>${run}</script>) [y](javascript:${run})`;
const reversed = 'Paid \u202Etwice\u202C in \u2067March\u2069';
/** Marks for which the letters have places stack up over many lines; others stand side by side and cannot be broken. */
const marks = (length: number): string =>
  `Z${'\u0335\u0321\u0489'.repeat(length)}`.slice(0, length / 2) +
  `e${'\u0301\u0323'.repeat(length)}`.slice(0, length / 2);
/** Some of each typed text: which card a screen shows first is up to chance. */
const typed = /onerror|window\.ran|Paid|failed|WWW|Nobody|\p{M}{400}/u;
/** Their order is evened out when cards are made. */
const isMarks = (text: string): boolean => /^Z\p{M}{900}/u.test(text);
const wide = (length: number): string => 'W'.repeat(length);
const long = limits.textLength;

const notes: readonly (readonly string[])[] = [
  [markup, marks(long - 10)],
  [links, wide(long)],
  [reversed, `Late ${marks(60)}`],
  ['Nobody asked', marks(400)],
];
const names = [`Ana${marks(40)}`, markup.slice(0, 60), `\u202E${wide(55)}`];
const title = `${markup} ${reversed} ${marks(60)}`.slice(0, limits.titleLength);

/** A4 at 96 dots per inch. */
const paper = { width: 794, height: 1123 };
const sizes = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * Where typed words are out of their place: letters that are cut off at the side of the window, and marks that no box near
 * them ends, so that they would stand on what is beside them.
 */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const near = 64;
    const isClipping = (element: Element): boolean => getComputedStyle(element).overflowY !== 'visible';
    const isUnseen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      // The mirror behind a field has the field's words, and no ink.
      const hasInk = getComputedStyle(element).color !== 'rgba(0, 0, 0, 0)';
      return !hasInk || width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true });
    };
    /** What scrolls by itself has more to its right; the room as a whole has not. */
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element.tagName !== 'MAIN' &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const ownText = (element: Element): string =>
      [...element.childNodes]
        .map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''))
        .join('')
        .trim();
    const found: string[] = [];
    for (const element of document.querySelectorAll('#root *')) {
      const text = ownText(element);
      if (text === '' || isUnseen(element)) continue;
      const what = `${element.tagName} ${element.className} ${text.slice(0, 40).replace(/\p{M}+/gu, '^')}`;
      const box = element.getBoundingClientRect();
      if (/\p{M}{15}/u.test(text)) {
        let around: Element | null = element;
        while (around !== null && !isClipping(around)) around = around.parentElement;
        const end = around?.getBoundingClientRect();
        if (
          end === undefined ||
          end.top < box.top - near ||
          end.bottom > box.bottom + near ||
          end.right > innerWidth + 1
        )
          found.push(`unbound: ${what}`);
      } else if ((box.left < 0 || box.right > innerWidth + 1) && !scrolls(element)) found.push(`cut off: ${what}`);
    }
    return [...new Set(found)];
  });

/** Nothing sticks out of the window at the side, and nothing that was typed ran. */
async function expectCalm({ page, traffic }: Window, where: string): Promise<void> {
  const at = `${where} at ${page.viewportSize()?.width}`;
  const across = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(across, at).toBe(0);
  expect.soft(await misplaced(page), at).toEqual([]);
  expect(await page.evaluate(() => (window as { ran?: true }).ran)).toBeUndefined();
  expect.soft(traffic.complaints, where).toEqual([]);
}

test('DV4 what people type is shown as text on every screen and stays within its place', async ({ browser }) => {
  const room = await openRealWorkshop(app.origin, {
    people: names,
    workshop: { title, facilitatorName: `Lea${marks(50)}`, successMetric: marks(limits.titleLength), decision: markup },
  });
  const windows = {
    laptop: await openWindow(browser, app.origin, room.lead, { viewport: sizes.laptop }),
    phone: await openWindow(browser, app.origin, room.participants[1]!, { viewport: sizes.phone, colorScheme: 'dark' }),
  };
  const dialogs: string[] = [];
  for (const { page } of Object.values(windows)) page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  const look = async (stage: Stage, where: string = stage): Promise<void> => {
    for (const [name, window] of Object.entries(windows)) {
      await expect(window.page).toHaveTitle(new RegExp(`· ${stagesText.names[stage]} ·`));
      // A screen is fetched when its stage begins. On paper there is no room, and the brief stands for it.
      const room =
        where === 'print' ? window.page.locator('[data-print=register]').first() : window.page.getByRole('main');
      await expect.poll(() => room.innerText()).toMatch(typed);
      await window.page.evaluate(() => document.fonts.ready);
      await expectCalm(window, where);
      await window.page.screenshot({ path: `test-results/screens/hostile-${where}-${name}.png`, scale: 'css' });
    }
  };
  const { lead } = room;
  const go = (from: Stage) => lead.must('advanceStage', { from });

  await look('lobby');
  await go('lobby');
  await look('imagine');
  await go('imagine');
  for (const [at, person] of room.participants.entries()) await person.write(...notes[at]!);
  await look('write');
  await go('write');
  await show(isMarks);
  await look('share');
  await lead.must('dealRest');
  await look('share', 'share-skim');
  await go('share');

  const cardWith = (isWanted: (text: string) => boolean): string =>
    Object.entries(room.board().cards).find(([, card]) => isWanted(card.text))![0];
  const pile = await lead.must('addRisk', {
    title: marks(limits.titleLength),
    cardIds: [
      cardWith(isMarks),
      cardWith((text) => text.startsWith('WWW')),
      cardWith((text) => text.startsWith('Nobody')),
    ],
  });
  await look('cluster');
  await go('cluster');
  const riskId = pile.riskId!;
  const others = Object.keys(room.board().risks).filter((id) => id !== riskId);
  for (const [at, person] of room.participants.entries())
    await person.vote({ [riskId]: 2, [others[at % others.length]!]: 1 });
  await look('vote');
  await lead.must('closeVote');
  await look('vote', 'vote-result');
  await lead.must('setTopRisks', { riskIds: [riskId, ...others.slice(0, 3)] });
  await go('vote');

  for (const [at, field] of planFields.entries())
    await lead.plan(riskId, field, [marks(300), markup, wide(300), links, reversed][at % 5]!);
  await lead.must('setRisk', {
    riskId,
    likelihood: 5,
    impact: 5,
    preventionOwner: room.participants[1]!.name,
    preventionDue: '2027-01-01',
    watcher: marks(60),
    contingencyOwner: markup.slice(0, 60),
    comparison: 'above',
    checkBy: '2027-01-01',
  });
  await look('plan');
  await go('plan');
  await look('commit');
  await go('commit');
  await look('register');
  for (const { page } of Object.values(windows)) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(paper);
  }
  await look('register', 'print');
  expect(dialogs).toEqual([]);

  /** Cards are dealt in an order of chance: on until this one lies on the table. */
  async function show(isWanted: (text: string) => boolean): Promise<void> {
    for (;;) {
      const { cardId } = room.session().turn;
      const shown = () => room.board().cards[room.session().turn.cardId ?? '']?.text;
      if (isWanted(shown() ?? '')) return;
      await lead.must('dealNext', { after: cardId });
      await room.world.until(() => room.session().turn.cardId !== cardId && shown() !== undefined, 'a card is shown');
    }
  }
});
