import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { FirstPageModule, WorkshopModule } from '../../shared/text/catalogue.ts';
import * as englishFirst from '../../shared/text/en/firstPage.ts';
import * as englishWorkshop from '../../shared/text/en/workshop.ts';
import * as pseudoFirst from '../../shared/text/en-XA/firstPage.ts';
import * as pseudoWorkshop from '../../shared/text/en-XA/workshop.ts';
import { writeText } from '../testing/english.ts';
import { createTextStore } from './textStore.ts';
import type { TextStore } from './textStore.ts';
import { TextProvider } from './TextProvider.tsx';
import { useFormat, useText } from './useText.ts';

afterEach(cleanup);

const loader =
  <M,>(module: M) =>
  (): Promise<M> =>
    Promise.resolve(module);
const open = (wanted: readonly string[], broken: readonly string[] = []): TextStore =>
  createTextStore({
    firstPages: {
      '../en/firstPage.ts': loader<FirstPageModule>(englishFirst),
      '../en-XA/firstPage.ts': broken.includes('en-XA')
        ? () => Promise.reject(new Error('no network'))
        : loader<FirstPageModule>(pseudoFirst),
    },
    workshops: {
      '../en/workshop.ts': loader<WorkshopModule>(englishWorkshop),
      '../en-XA/workshop.ts': loader<WorkshopModule>(pseudoWorkshop),
    },
    wanted,
  });

/** The sentence of the Write screen that mixed two languages in a German browser. */
function Failed() {
  const text = useText('write');
  const { formatMonth, list } = useFormat();
  return (
    <p>
      {text.title(formatMonth('2027-05-21'))} {list(['Ana', 'Ben'])}
    </p>
  );
}

test('TX2 TX3 a German browser gets English texts with English dates and lists', async () => {
  const texts = open(['de-DE', 'de']);
  await texts.loadWorkshop();
  render(<TextProvider texts={texts}><Failed /></TextProvider>); // prettier-ignore
  expect(screen.getByText(`${writeText.title('May 2027')} Ana and Ben`)).toBeTruthy();
  expect(document.documentElement).toMatchObject({ lang: 'en', dir: 'ltr' });
});

test('TX2 the language of the page is the first preferred one that has texts, and can be changed', async () => {
  const texts = open(['fr', 'en-XA', 'en']);
  expect(texts.languages).toEqual(['en', 'en-XA']);
  await texts.loadWorkshop();
  render(<TextProvider texts={texts}><Failed /></TextProvider>); // prettier-ignore
  expect(screen.getByText(/^Íţ’š May 2027, áñð/)).toBeTruthy();
  expect(document.documentElement).toMatchObject({ lang: 'en-XA', dir: 'rtl' });
  await act(() => texts.setLanguage('en'));
  expect(screen.getByText(`${writeText.title('May 2027')} Ana and Ben`)).toBeTruthy();
});

test('TX2 a language whose texts cannot be loaded leaves the page in its own', async () => {
  const texts = open(['en'], ['en-XA']);
  await texts.loadWorkshop();
  await expect(texts.setLanguage('en-XA')).rejects.toThrow('no network');
  expect(texts.loaded.get()?.language).toBe('en');
  await texts.loadWorkshop();
  expect(texts.loaded.get()?.language).toBe('en');
});

test('the texts of a workshop are loaded only for a workshop', async () => {
  const texts = open(['en']);
  await texts.loadFirstPage();
  expect(texts.loaded.get()?.areas).not.toHaveProperty('vote');
  await texts.loadWorkshop();
  expect(texts.loaded.get()?.areas).toHaveProperty('vote');
  expect(texts.loaded.get()?.areas).toHaveProperty('home');
});
