import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';
import { createFakeConnection, createSampleSession } from '../testing/fakeConnection.ts';
import { render } from '../testing/render.tsx';
import type { Stage } from '../../shared/stages/stages.ts';
import { Reveal } from './Reveal.tsx';
import { useStageScreen } from './stageScreens.tsx';

afterEach(cleanup);

function Shown({ stage }: { stage: Stage }) {
  const { stage: shown, Screen, hasFailed } = useStageScreen(stage);
  return <p>{`${shown ?? 'none'} ${Screen === null ? 'empty' : 'drawn'}${hasFailed ? ' failed' : ''}`}</p>;
}

test('SN1 the screen of the stage before stays until the next one is loaded; one that was preloaded is shown at once', async () => {
  const { rerender } = render(<Shown stage="imagine" />);
  expect(screen.getByText('imagine drawn')).toBeTruthy();
  rerender(<Shown stage="vote" />);
  expect(screen.getByText('imagine drawn')).toBeTruthy();
  expect(await screen.findByText('vote drawn', {}, { timeout: 20_000 })).toBeTruthy();
  rerender(<Shown stage="imagine" />);
  expect(screen.getByText('imagine drawn')).toBeTruthy();
  rerender(<Shown stage="vote" />);
  expect(screen.getByText('vote drawn')).toBeTruthy();
}, 30_000);

function atTheEndOfWriting(total: number) {
  const { stage, turn } = createSampleSession();
  const connection = createFakeConnection({ session: { stage: { ...stage, name: 'write' } } });
  const { container } = render(
    <WorkshopProvider connection={connection} fallback={null}>
      <Reveal />
    </WorkshopProvider>,
  );
  const enter = (name: Stage, dealt = 0): void =>
    act(() => connection.changeSession({ stage: { ...stage, name }, turn: { ...turn, total, dealt } }));
  return { enter, notes: () => container.querySelectorAll('i').length };
}

test('SN2 the reveal draws as many notes as there are cards, and ends with any key or press', () => {
  const { enter, notes } = atTheEndOfWriting(9);
  expect(notes()).toBe(0);
  enter('share');
  expect(notes()).toBe(9);
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(notes()).toBe(0);
  enter('write');
  enter('share', 4);
  expect(notes()).toBe(5);
  fireEvent.pointerDown(document.body);
  expect(notes()).toBe(0);
});

test('SN2 nothing is drawn without cards, on entering Share from elsewhere, or with more cards than fit', () => {
  const none = atTheEndOfWriting(0);
  none.enter('share');
  expect(none.notes()).toBe(0);
  cleanup();
  const many = atTheEndOfWriting(300);
  many.enter('share');
  expect(many.notes()).toBe(24);
  many.enter('cluster');
  expect(many.notes()).toBe(0);
  many.enter('share');
  expect(many.notes()).toBe(0);
});
