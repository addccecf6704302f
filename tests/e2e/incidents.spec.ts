import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import {
  incidentsText as text,
  registerPageText as pageText,
  registerRowText as rowText,
} from '../../client/testing/english.ts';
import { openRealWorkshop } from '../faults/serverState.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { openWindow } from './personWindow.ts';
import { look } from './screenChecks.ts';

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

/** The day some days from now, as the server's UTC clock has it. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A register with one planned risk, whose check is due today. */
async function openRegister(): Promise<{ room: TestWorkshop; riskId: string }> {
  const room = await openRealWorkshop(app.origin, { people: ['Ana', 'Ben', 'Cleo'] });
  for (const from of ['lobby', 'imagine', 'write', 'share', 'cluster', 'vote', 'plan'] as const) {
    if (from === 'write') for (const one of room.online) await one.write(`${one.name} 1`);
    if (from === 'share') await room.lead.must('dealRest');
    if (from === 'vote') await room.lead.must('closeVote');
    expect(await room.lead.advance()).toMatchObject({ ok: true });
  }
  await room.lead.must('endMeeting');
  const added = await room.lead.must('addRisk', { title: 'Shared lists lost items', cardIds: [], planned: true });
  return { room, riskId: added.riskId! };
}

const seat = async (browser: Browser, room: TestWorkshop, name: string, width: number, height: number) => {
  const person = room.everyone.find((one) => one.name === name)!;
  const { page } = await openWindow(browser, app.origin, person, { viewport: { width, height }, timezoneId: 'UTC' });
  return page;
};

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('HP1p HP1q HP2p HP3p HP4p HP5p HP6 it trips, two people write the note at once, a change is accepted and asked about', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { room, riskId } = await openRegister();
  const ben = room.everyone.find((one) => one.name === 'Ben')!;
  await room.lead.must('setRisk', {
    riskId,
    comparison: 'above',
    cadence: 'once',
    checkBy: dayIn(0),
    contingencyOwner: 'Ben',
    contingencyOwnerId: ben.id,
  });
  const ana = await seat(browser, room, 'Ana', 1440, 900);
  const phone = await seat(browser, room, 'Ben', 390, 844);
  const people = [
    { page: ana, name: 'ana' },
    { page: phone, name: 'ben' },
  ] as unknown as Parameters<typeof look>[0];

  await test.step('it trips: both see who does what, and one answers while it is fresh', async () => {
    await room.lead.must('recordCheck', { riskId, state: 'tripped', reading: 7 });
    for (const page of [ana, phone]) await expect(page.getByText(text.tripped.noPlan)).toBeVisible();
    await ana.getByText(text.fresh.yesterday, { exact: true }).click();
    await expect(phone.getByRole('radio', { name: text.fresh.yesterday })).toBeChecked();
    await look(people, 'incident-tripped');
  });

  await test.step('one begins the note, the other opens it, and both write', async () => {
    await ana
      .getByRole('region', { name: text.lookBack.title })
      .getByRole('button', { name: text.lookBack.begin })
      .click();
    await expect(ana.getByRole('heading', { level: 1, name: text.note.title })).toBeFocused();
    await phone
      .getByRole('region', { name: text.lookBack.title })
      .getByRole('button', { name: text.lookBack.goOn })
      .click();
    await ana.getByRole('textbox', { name: text.note.lines.gap }).pressSequentially('Growth should have seen it');
    await phone.getByRole('textbox', { name: text.note.lines.because }).pressSequentially('It was copied.');
    await expect(phone.getByText(text.blame.word('should have'))).toBeVisible();
    await expect(ana.getByText(text.note.writing(['Ben']), { exact: true })).toBeVisible();
    await expect(ana.getByRole('textbox', { name: text.note.lines.because })).toHaveValue('It was copied.');
    await press(ana, text.note.keep);
    await expect(ana.getByText(/is still empty|are still empty/)).toBeVisible();
    await look(people, 'incident-note');
  });

  await test.step('a change with its carrier, who accepts it; then the note is kept', async () => {
    const happened = ana.getByRole('textbox', { name: text.note.lines.happened });
    if ((await happened.inputValue()) === '') await happened.fill('Seven reports.');
    await ana.getByRole('radio', { name: new RegExp(text.causes.avoidable[0]) }).check();
    await ana.getByRole('textbox', { name: text.change.when, exact: true }).fill('a trial starts');
    await ana.getByRole('textbox', { name: text.change.then, exact: true }).fill('it runs on');
    await ana.getByLabel(text.change.by).fill(dayIn(-40));
    await ana.getByRole('combobox', { name: text.change.carrier }).selectOption('Ben');
    await phone.getByRole('button', { name: /^I accept/ }).click();
    await expect(ana.getByText(text.change.accepted, { exact: true })).toBeVisible();
    await press(ana, text.note.keep);
    await expect(ana.getByText(/^Kept on/)).toBeVisible();
  });

  await test.step('it is contained, and the question about the change is answered from what waits', async () => {
    await press(ana, text.note.back);
    await press(ana, text.tripped.contained);
    await ana.getByRole('dialog').getByRole('button', { name: rowText.containedDialog.save }).click();
    await expect(ana.getByText(text.tripped.noPlan)).toHaveCount(0);
    await press(phone, text.note.back);
    const waits = ana.getByRole('region', { name: pageText.waitsLabel });
    await waits.getByRole('group', { name: text.followUp.questions.landed }).getByRole('button').first().click();
    await expect(waits.getByText(text.waits.kinds.holds)).toBeVisible();
    await waits.getByRole('group', { name: text.followUp.questions.holds }).getByRole('button').first().click();
    await expect(waits.getByText(text.waits.kinds.holds)).toHaveCount(0);
  });

  await test.step('a near miss on no card, kept on a phone', async () => {
    await press(phone, pageText.somethingHappened);
    const sheet = phone.getByRole('dialog');
    await sheet.getByText(text.kinds.nearMiss, { exact: true }).click();
    await sheet.getByLabel(text.report.name).fill('A newsletter was read by chance');
    await sheet.getByText(text.layers.luck, { exact: true }).click();
    await expect(sheet.getByText(text.held.nothing)).toBeVisible();
    await sheet.getByRole('button', { name: text.report.keep }).click();
    await ana.locator('summary', { hasText: text.list.title }).click();
    await expect(ana.getByRole('heading', { name: 'A newsletter was read by chance' })).toBeVisible();
  });
});
