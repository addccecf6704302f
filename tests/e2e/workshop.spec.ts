import { expect, test } from '@playwright/test';
import { beginText } from '../../client/text/en/begin.ts';
import { stagesText } from '../../client/text/en/stages.ts';
import type { App } from './app.ts';
import { startApp } from './app.ts';
import { createWorkshop, expectStage, joinByCode, joinByLink, settleIn } from './arriving.ts';
import { notes, project } from './healthcareGov.ts';
import { look } from './look.ts';
import type { Person } from './people.ts';
import { arrive } from './people.ts';
import { expectNotes, expectSaved, sayDone, startNote, writeNotes } from './writing.ts';

test.setTimeout(240_000);

let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app.close());

test('six people take a workshop from the lobby to its register', async ({ browser }) => {
  const [ines, tom, rosa, kofi, mei] = await Promise.all([
    arrive(browser, app.origin, 'Ines', 'laptop'),
    arrive(browser, app.origin, 'Tom', 'laptop'),
    arrive(browser, app.origin, 'Rosa', 'phone'),
    arrive(browser, app.origin, 'Kofi', 'keyboard'),
    arrive(browser, app.origin, 'Mei', 'dark'),
  ]);
  const writers = [ines, tom, rosa, kofi, mei] as const;
  const seen: readonly Person[] = [ines, rosa, mei];
  const goOn = (name: string) => ines.press(ines.page.getByRole('contentinfo').getByRole('button', { name }));
  const [inesNotes, tomNotes, rosaNotes, kofiNotes, meiNotes] = notes as readonly (readonly string[])[];

  await test.step('lobby', async () => {
    const code = await createWorkshop(ines, project);
    await joinByCode(tom, code);
    await joinByCode(rosa, code);
    await joinByLink(kofi, code);
    await joinByLink(mei, code);
    await expectStage(writers, 'lobby');
    for (const [at, person] of writers.entries()) await settleIn(person, [80, 70, 60, 70, 40][at]!);
    await look(seen, '1-lobby');
    await goOn(stagesText.begin.imagine);
    const check = ines.page.getByRole('dialog', { name: beginText.title });
    for (const point of [beginText.opened, beginText.reads, beginText.shared]) await ines.press(check.getByLabel(point));
    await ines.press(check.getByRole('button', { name: beginText.begin, exact: true }));
  });

  await test.step('imagine', async () => {
    await expectStage(writers, 'imagine');
    for (const { page } of writers) await expect(page.getByRole('heading', { level: 1 })).toContainText('failed');
    await look(seen, '2-imagine');
    await goOn(stagesText.begin.write);
  });

  await test.step('write', async () => {
    await expectStage(writers, 'write');
    await Promise.all([
      writeNotes(ines, inesNotes!),
      writeNotes(tom, tomNotes!),
      writeNotes(rosa, rosaNotes!),
      writeNotes(kofi, kofiNotes!),
    ]);
    const [first, ...rest] = meiNotes!;
    const half = rest[0]!.slice(0, 30);
    await writeNotes(mei, [first!]);
    await startNote(mei, half);
    await expectSaved(mei);
    await mei.page.reload();
    await expectNotes(mei, [first!], half);
    await startNote(mei, rest[0]!.slice(30));
    await mei.page.keyboard.press('Enter');
    await writeNotes(mei, []);
    for (const person of writers) await expectSaved(person);
    await sayDone(kofi);
    await sayDone(rosa);
    await look(seen, '3-write');
  });
});
