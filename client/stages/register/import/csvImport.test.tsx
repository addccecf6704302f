import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRisk } from '../../../../shared/board/board.ts';
import { planText } from '../../../../shared/plan/plan.ts';
import type { CsvPreview } from '../../../../shared/register/importTypes.ts';
import type { Command } from '../../../../shared/commands/commands.ts';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import { WorkshopProvider } from '../../../documents/WorkshopProvider.tsx';
import { english } from '../../../testing/english.ts';
import { createFakeConnection, createSampleSession } from '../../../testing/fakeConnection.ts';
import { render } from '../../../testing/render.tsx';
import { CsvDialog } from './CsvDialog.tsx';
import { ImportChanges } from './ImportChanges.tsx';

const text = english.imports;
const register = { stage: { ...createSampleSession().stage, name: 'register' } } as const;
let preview: CsvPreview;

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(preview))));
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const sample: CsvPreview = {
  changes: [
    {
      riskId: 'r1',
      number: 1,
      title: 'Partner dependency',
      fields: {
        title: ['Partner dependency', 'One partner'],
        prevention: ['Load-test', 'Load-test monthly'],
        preventionOwner: ['Omar', 'Ines'],
        likelihood: [2, 4],
        preventionState: ['open', 'done'],
        preventionNote: [null, 'It is in CI'],
      },
    },
    { riskId: 'r2', number: 2, title: 'The date', fields: { impact: [null, 5] } },
  ],
  unchanged: 3,
  problems: [{ line: 7, code: 'notADay', column: 'Prevention due', value: 'soon' }],
};

async function open(given: { readonly answer?: (command: Command) => Reply; readonly typed?: string } = {}) {
  const connection = createFakeConnection({
    session: register,
    board: {
      cards: {},
      risks: {
        r1: { ...createRisk('Partner dependency', 'a0'), preventionOwner: 'Omar', likelihood: 2 },
        r2: createRisk('The date', 'a1'),
      },
    },
    ...(given.answer && { answer: given.answer }),
  });
  planText(connection.plan.doc.get(), 'r1', 'prevention')?.insert(0, given.typed ?? 'Load-test');
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <CsvDialog open onClose={() => undefined} />
    </WorkshopProvider>,
  );
  await userEvent.upload(screen.getByLabelText(text.csv.choose), new File(['ID,Title'], 'register.csv'));
  return connection;
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('LC10a the differences are shown per risk with both values, and what was left out with its line; nothing is sent', async () => {
  preview = sample;
  const connection = await open();
  await screen.findByText(text.csv.changes(2));
  screen.getByText(text.csv.unchanged(3));
  screen.getByRole('checkbox', { name: 'R1 Partner dependency' });
  expect(screen.getByText('Load-test').tagName).toBe('DEL');
  expect(screen.getByText('Load-test monthly').tagName).toBe('INS');
  expect(screen.getByText(text.problem.notADay, { exact: false }).textContent).toContain('Line 7 · Prevention due');
  expect(connection.sent).toEqual([]);
});

test('LC10b what is ticked is applied by ordinary commands and edits of the texts', async () => {
  preview = sample;
  const connection = await open();
  await userEvent.click(await screen.findByRole('checkbox', { name: 'R2 The date' }));
  await press(text.csv.apply(1));
  await screen.findByText(text.csv.applied(1));
  expect(connection.sent).toEqual([
    { type: 'renameRisk', riskId: 'r1', title: 'One partner' },
    { type: 'setRisk', riskId: 'r1', likelihood: 4, preventionOwner: 'Ines' },
    { type: 'setPrevention', riskId: 'r1', state: 'done', note: 'It is in CI' },
  ]);
  expect(planText(connection.plan.doc.get(), 'r1', 'prevention')?.toString()).toBe('Load-test monthly');
});

test('LC10c what somebody changed since the preview stays, and is reported with everything that was refused', async () => {
  preview = { ...sample, changes: sample.changes.slice(0, 1) };
  const connection = await open({
    typed: 'Rewritten by Mei',
    answer: ({ type }) => (type === 'setPrevention' ? { ok: false, code: 'reasonNeeded', message: '' } : { ok: true }),
  });
  await screen.findByText(text.csv.changes(1));
  await press(text.csv.apply(1));
  await screen.findByText(text.csv.refused(3));
  screen.getByText(text.csv.refusedBecause.changedSince, { exact: false });
  screen.getByText(
    text.csv.because([text.fields.preventionState, text.fields.preventionNote], text.csv.refusedBecause.reason),
  );
  expect(planText(connection.plan.doc.get(), 'r1', 'prevention')?.toString()).toBe('Rewritten by Mei');
});

test('LC10d a row without a number adds a risk, with its texts once the server has created them', async () => {
  preview = {
    ...sample,
    changes: [
      { riskId: null, number: null, title: 'Costs', fields: { title: ['', 'Costs'], signal: ['', 'Monthly bill'] } },
    ],
  };
  const connection = await open({
    answer: ({ type }) => (type === 'addRisk' ? { ok: true, riskId: 'r2' } : { ok: true }),
  });
  await screen.findByText(text.csv.changes(1));
  await press(text.csv.apply(1));
  await screen.findByText(text.csv.applied(1));
  expect(connection.sent).toEqual([{ type: 'addRisk', title: 'Costs', planned: true }]);
  expect(planText(connection.plan.doc.get(), 'r2', 'signal')?.toString()).toBe('Monthly bill');
});

test('LC10e a table that is none of this register’s changes nothing; only who may edit is offered one', async () => {
  preview = { changes: [], unchanged: 0, problems: [{ line: 1, code: 'notOurs' }] };
  await open();
  await screen.findByText(text.csv.failed.notOurs);
  cleanup();
  for (const may of ['check', 'edit'] as const) {
    render(
      <WorkshopProvider
        connection={createFakeConnection({ session: register, visitor: { may, name: '' } })}
        fallback={null}
      >
        <ImportChanges />
      </WorkshopProvider>,
    );
    const offered = screen.queryByRole('button', { name: english.access.importChanges });
    expect(offered !== null).toBe(may === 'edit');
    cleanup();
  }
});
