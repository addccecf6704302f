import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { render } from '../../testing/render.tsx';
import { ConfidenceChange } from './ConfidenceChange.tsx';

afterEach(cleanup);

test('BA8b confidence before and after, each only when it was published', () => {
  const { rerender, container } = render(<ConfidenceChange before={[40, 50, 60, 70]} after={[70, 70, 80, 90]} />);
  expect(screen.getByText('The middle answer went from 55 to 75.')).toBeTruthy();
  rerender(<ConfidenceChange before={null} after={[70, 70, 80, 90]} />);
  expect(screen.getByText(/Fewer than 4 answers/)).toBeTruthy();
  rerender(<ConfidenceChange before={[40, 50, 60, 70]} after={[70, 70, 80, 90]} halfway={[30, 40, 50, 60]} />);
  expect(screen.getByRole('img', { name: /^Half time: 4 answers, 1 at 30/ })).toBeTruthy();
  rerender(<ConfidenceChange before={null} after={null} />);
  expect(container.textContent).toBe('');
});
