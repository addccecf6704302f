import type { RenderOptions, RenderResult } from '@testing-library/react';
import { render as renderBare } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { formatOf } from '../../shared/text/format.ts';
import { createSignal } from '../runtime/signal.ts';
import { TextContext } from '../text/useText.ts';
import { english } from './english.ts';

const texts = createSignal({ language: 'en', direction: 'ltr', format: formatOf('en'), areas: english } as const);

/** Testing Library's `render`, with the English texts around the component. */
export function render(ui: ReactNode, { wrapper: Inner = Fragment, ...options }: RenderOptions = {}): RenderResult {
  return renderBare(ui, {
    ...options,
    wrapper: ({ children }: { readonly children: ReactNode }) => (
      <TextContext value={texts}>
        <Inner>{children}</Inner>
      </TextContext>
    ),
  });
}
