import { cleanup, screen } from '@testing-library/react';
import { render } from '../../../testing/render.tsx';
import { afterEach, expect, test } from 'vitest';
import { createCard } from '../../../../shared/board/board.ts';
import { suggestionsText } from '../../../testing/english.ts';
import { SuggestionList } from './SuggestionList.tsx';

afterEach(cleanup);

const nothing = (): void => undefined;
const suggestions = [{ cardIds: ['a', 'b'], intoId: null, words: ['ledger'] }];
const list = (text: string) => (
  <SuggestionList
    state={{ kind: 'ready', suggestions }}
    board={{ cards: { a: createCard(text, 'a0'), b: createCard('The ledger was late', 'a1') }, risks: {} }}
    onAccept={nothing}
    onDismiss={nothing}
    onClose={nothing}
  />
);

test('the heading gets the focus when the suggestions appear, and not again when the board changes', () => {
  const { rerender } = render(list('Nobody owned the ledger'));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: suggestionsText.suggestions }));
  const dismiss = screen.getByRole('button', { name: suggestionsText.dismiss });
  dismiss.focus();
  rerender(list('Nobody owned the ledger at all'));
  expect(document.activeElement).toBe(dismiss);
});
