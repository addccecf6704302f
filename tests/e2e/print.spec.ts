import { expect, test } from '@playwright/test';
import { manyRisks } from '../../client/stages/register/model/attention.ts';
import { registerFileOf } from '../../server/export/json.ts';
import { fullInput } from '../../server/testing/fullRegister.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { RegisterFile } from '../../shared/register/file.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const sentence = 'Two of three vendors deliver later than promised, because nobody asked them about holidays. ';

/** A register with so many rows; with long texts, each of many lines. */
function registerWith(rows: number, isLong: boolean): RegisterFile {
  const file = registerFileOf(fullInput());
  const risk = file.risks[0]!;
  const text = isLong ? sentence.repeat(6) : 'open defects';
  const risks = Array.from({ length: rows }, (_, i) => ({
    ...risk,
    id: `R${i + 1}`,
    title: isLong ? sentence.repeat(2).slice(0, 190) : `Risk ${i + 1}`,
    plan: { ...risk.plan, cause: text, prevention: text, signal: text, contingency: text },
  }));
  const workshop = { ...file.workshop, successMetric: sentence.repeat(20), decision: sentence.repeat(20) };
  const topRisks = risks.map(({ id }) => id);
  // What refers to risks and cards that are not among these would be refused.
  const records = { incidents: [], smallTests: [], checklists: [], verdicts: [], outcome: null, unforeseen: null };
  const meeting = { cards: [], tally: null, ranking: [], topRisks, minority: null, history: [] };
  return { ...file, ...records, ...meeting, workshop, risks };
}

const millimetre = 96 / 25.4;

for (const [rows, isLong] of [[1, false], [8, false], [40, true]] as const) {
  test(`FL3a FL3b ${rows} rows${isLong ? ' with long texts' : ''}: the brief is one page, no row is split`, async ({ page }) => {
    const made = await fetch(`${app.origin}/api/imports`, { method: 'POST', body: JSON.stringify(registerWith(rows, isLong)) });
    const { facilitatorLink, workshopId } = (await made.json()) as WorkshopCreated;
    await page.goto(facilitatorLink);
    await expect(page.getByRole('table').getByRole('rowheader').first()).toBeVisible();
    // Of many rows the printed version is made only when it is printed.
    const brief = page.locator('[data-print=brief]').last();
    if (rows < manyRisks) await expect(brief).toBeAttached();
    else await expect(brief).not.toBeAttached();
    await page.emulateMedia({ media: 'print' });
    await expect(brief).toBeVisible();
    await page.setViewportSize({ width: Math.floor(180 * millimetre), height: 1_000 });
    // What the style sheet would cut below the page is not there: the key says how many rows are left out.
    const { scrolled, height } = await brief.evaluate((element) => ({ scrolled: element.scrollHeight, height: element.clientHeight }));
    expect(scrolled).toBeLessThanOrEqual(height + 1);
    expect(height).toBeLessThanOrEqual(247 * millimetre);
    await expect(brief).toContainText(`/w/${workshopId}`);
    await expect(brief.locator('svg path')).toBeAttached();
    if (rows === 40) await expect(brief).toContainText(/and \d+ more/);
    const sections = page.locator('[data-print=row]:visible');
    await expect(sections).toHaveCount(rows);
    for (const section of await sections.all()) await expect(section).toHaveCSS('break-inside', 'avoid');
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    }
  });
} // prettier-ignore
