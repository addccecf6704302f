import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Board } from '../../../../shared/board/board.ts';
import { createCard, createRisk } from '../../../../shared/board/board.ts';
import { suggestionsText } from '../../../testing/english.ts';
import { render } from '../../../testing/render.tsx';
import { SuggestionList } from './SuggestionList.tsx';

const answers = vi.hoisted(() => ({ suggestions: [] as unknown[] }));
vi.mock('./startWorker.ts', () => ({
  startWorker: () => {
    const worker = new EventTarget();
    return Object.assign(worker, {
      terminate: () => undefined,
      postMessage: () => worker.dispatchEvent(new MessageEvent('message', { data: answers.suggestions })),
    });
  },
}));
afterEach(cleanup);

const place = (text: string, riskId: string | null) => ({ ...createCard(text, text), riskId });
const board = (places: { a?: string; b?: string; c?: string } = {}): Board => ({
  cards: {
    a: place('Nobody owned the ledger', places.a ?? null),
    b: place('The ledger was late', places.b ?? null),
    c: place('The invoice run failed', places.c ?? null),
    repeat: { ...place('No owner for the ledger', places.a ?? null), sameAs: 'a' },
  },
  risks: { money: createRisk('Nobody watched the invoices', 'a0'), other: createRisk('', 'a1') },
});
answers.suggestions = [
  { id: 'ab', cardIds: ['a', 'b'], fromId: null, intoId: null, reason: { kind: 'shared', words: ['ledger'] } },
  { id: 'c', cardIds: ['c'], fromId: null, intoId: 'money', reason: { kind: 'shared', words: ['invoice'] } },
];

const accepted = vi.fn();

function Page({ now }: { now: Board }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>open</button>
      <a href="#elsewhere">elsewhere</a>
      {isOpen && <SuggestionList board={now} onAccept={accepted} onClose={() => setOpen(false)} />}
    </>
  );
}

async function openPage() {
  const page = render(<Page now={board()} />);
  await userEvent.click(screen.getByRole('button', { name: 'open' }));
  return page;
}
const rows = () => within(screen.getByRole('region')).getAllByRole('heading', { level: 3 });
const heading = () => screen.getByRole('heading', { name: suggestionsText.suggestions });

test('SG3a the heading has the focus when the list opens; a move by somebody else leaves the focus and the rows where they are', async () => {
  const { rerender } = await openPage();
  expect(document.activeElement).toBe(heading());
  const accept = screen.getByRole('button', { name: suggestionsText.accept });
  accept.focus();
  rerender(<Page now={board({ b: 'other' })} />);
  expect(document.activeElement).toBe(accept);
  expect(rows()).toHaveLength(2);
  expect(screen.getByText(suggestionsText.movedMeanwhile)).not.toBeNull();
  await userEvent.click(accept);
  expect(accepted).not.toHaveBeenCalled();
  const elsewhere = screen.getByRole('link', { name: 'elsewhere' });
  elsewhere.focus();
  rerender(<Page now={board({ b: 'other', c: 'other' })} />);
  expect(document.activeElement).toBe(elsewhere);
});

test('SG3b closing puts the focus back on what opened the list, by the button and by Escape', async () => {
  await openPage();
  await userEvent.click(screen.getByRole('button', { name: suggestionsText.closeSuggestions }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'open' }));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(heading());
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('region')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'open' }));
});

test('SG3c an accepted suggestion moves its cards and their repeats; the focus goes on to the next suggestion', async () => {
  await openPage();
  expect(screen.getByText(suggestionsText.mentions(['ledger'], 2))).not.toBeNull();
  await userEvent.click(screen.getByRole('button', { name: suggestionsText.accept }));
  expect(accepted).toHaveBeenCalledExactlyOnceWith(['a', 'b', 'repeat'], null);
  expect(rows().map((row) => row.textContent)).toEqual([suggestionsText.suggestedInto('Nobody watched the invoices')]);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: suggestionsText.acceptInto }));
  await userEvent.click(screen.getByRole('button', { name: suggestionsText.dismiss }));
  expect(document.activeElement).toBe(heading());
  expect(screen.getByRole('status').textContent).toBe(suggestionsText.allSeen);
});
