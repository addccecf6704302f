import { expect, test } from '@playwright/test';
import { registerFileOf } from '../../server/export/json.ts';
import { fullInput } from '../../server/testing/fullRegister.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

const sentence =
  'Ask each of the three vendors, by telephone and not by mail, on which days of the next month nobody works there, and write the days down where the others see them before the plan is made, then ask again.';

test('CL3a a checklist of nine lines of 200 characters prints on one side of A4 and of Letter', async ({ page }) => {
  const body = JSON.stringify(registerFileOf(fullInput()));
  const made = await fetch(`${app.origin}/api/imports`, { method: 'POST', body });
  const { facilitatorLink, workshopId, token } = (await made.json()) as WorkshopCreated;
  const give = async (command: object): Promise<{ readonly checklistId: string }> => {
    const headers = { authorization: `Bearer ${token}` };
    const reply = await fetch(`${app.origin}/api/workshops/${workshopId}/commands`, {
      method: 'POST',
      headers,
      body: JSON.stringify(command),
    });
    return (await reply.json()) as { readonly checklistId: string };
  };
  const items = Array.from({ length: 9 }, () => sentence.slice(0, 200));
  const { checklistId } = await give({ type: 'makeChecklist', pause: sentence.slice(0, 200), items });
  await page.goto(facilitatorLink);
  await expect(page.getByRole('table').getByRole('rowheader').first()).toBeVisible();
  await page.goto(`${app.origin}/w/${workshopId}?checklist=${checklistId}`);
  const sheet = page.locator('[data-size=small]');
  await expect(sheet).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(sheet.locator('li:visible')).toHaveCount(9);
  await page.setViewportSize({ width: Math.floor((180 * 96) / 25.4), height: 1_000 });
  // Nothing is cut off below the page.
  const { scrolled, height } = await sheet.evaluate((element) => ({
    scrolled: element.scrollHeight,
    height: element.clientHeight,
  }));
  expect(scrolled).toBeLessThanOrEqual(height + 1);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g), format).toHaveLength(1);
  }
});
