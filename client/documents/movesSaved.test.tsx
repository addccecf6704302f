import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, test } from 'vitest';
import { createCard, createRisk } from '../../shared/board/board.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { createFakeConnection } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import { useBoardWithPending, useMovesSaved } from './useBoardWithPending.ts';
import { WorkshopProvider } from './WorkshopProvider.tsx';

afterEach(cleanup);

function Probe() {
  const { moveCard } = useBoardWithPending();
  return <button onClick={() => void moveCard('card', 'pile')}>{useMovesSaved()}</button>;
}

test('PB7 moves are saved when the server has answered, and not saved while it cannot be reached', async () => {
  let reply = (_: Reply): void => undefined;
  const connection = createFakeConnection({
    answer: () => new Promise<Reply>((resolve) => (reply = resolve)),
    board: { cards: { card: createCard('words', 'a0') }, risks: { pile: createRisk('cause', 'a0') } },
  });
  render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Probe />
    </WorkshopProvider>,
  );
  screen.getByText('saved');
  act(() => screen.getByRole('button').click());
  screen.getByText('saving');
  act(() => connection.state.set({ kind: 'lost', since: 0 }));
  screen.getByText('notSaved');
  act(() => connection.state.set({ kind: 'open', since: 0 }));
  await act(async () => reply({ ok: true }));
  screen.getByText('saved');
});
