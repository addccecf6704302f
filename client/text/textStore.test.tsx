import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { BundleModule } from '../../shared/text/catalogue.ts';
import * as englishFirst from '../../shared/text/en/firstPage.ts';
import * as englishRegister from '../../shared/text/en/register.ts';
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
    bundles: {
      firstPage: {
        '../en/firstPage.ts': loader<BundleModule<'firstPage'>>(englishFirst),
        '../en-XA/firstPage.ts': broken.includes('en-XA')
          ? () => Promise.reject(new Error('no network'))
          : loader<BundleModule<'firstPage'>>(pseudoFirst),
      },
      workshop: {
        '../en/workshop.ts': loader<BundleModule<'workshop'>>(englishWorkshop),
        '../en-XA/workshop.ts': loader<BundleModule<'workshop'>>(pseudoWorkshop),
      },
      register: {
        '../en/register.ts': broken.includes('register')
          ? () => Promise.reject(new Error('no network'))
          : loader<BundleModule<'register'>>(englishRegister),
      },
      how: {},
      dialogs: {},
      visit: {},
      access: {},
      ending: {},
      imports: {},
      programs: {},
      incidents: {},
      webhooks: {},
      foresight: {},
      refusals: {},
      learning: {},
      mailPages: {},
      ownCards: {},
      owned: {},
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
  await texts.load('workshop');
  render(<TextProvider texts={texts}><Failed /></TextProvider>); // prettier-ignore
  expect(screen.getByText(`${writeText.title('May 2027')} Ana and Ben`)).toBeTruthy();
  expect(document.documentElement).toMatchObject({ lang: 'en', dir: 'ltr' });
});

test('TX2 the language of the page is the first preferred one that has texts, and can be changed', async () => {
  const texts = open(['fr', 'en-XA', 'en']);
  expect(texts.languages).toEqual(['en', 'en-XA']);
  await texts.load('workshop');
  render(<TextProvider texts={texts}><Failed /></TextProvider>); // prettier-ignore
  expect(screen.getByText(/^Íţ’š May 2027, áñð/)).toBeTruthy();
  expect(document.documentElement).toMatchObject({ lang: 'en-XA', dir: 'rtl' });
  await act(() => texts.setLanguage('en'));
  expect(screen.getByText(`${writeText.title('May 2027')} Ana and Ben`)).toBeTruthy();
});

test('TX2 a language whose texts cannot be loaded leaves the page in its own', async () => {
  const texts = open(['en'], ['en-XA']);
  await texts.load('workshop');
  await expect(texts.setLanguage('en-XA')).rejects.toThrow('no network');
  expect(texts.loaded.get()?.language).toBe('en');
  await texts.load('workshop');
  expect(texts.loaded.get()?.language).toBe('en');
});

test('the texts of a workshop are loaded only for a workshop', async () => {
  const texts = open(['en']);
  await texts.load('firstPage');
  expect(texts.loaded.get()?.areas).not.toHaveProperty('vote');
  await texts.load('workshop');
  expect(texts.loaded.get()?.areas).toHaveProperty('vote');
  expect(texts.loaded.get()?.areas).toHaveProperty('home');
});

test('a bundle that cannot be loaded now keeps no other from being loaded', async () => {
  const texts = open(['en'], ['register']);
  await texts.load('firstPage');
  await expect(texts.load('register')).rejects.toThrow('no network');
  await texts.load('workshop');
  expect(texts.loaded.get()?.areas).toHaveProperty('vote');
  expect(texts.loaded.get()?.areas).not.toHaveProperty('register');
});

test('another bundle renders no screen whose texts are there, and makes none of them anew', async () => {
  const texts = open(['en']);
  await texts.load('workshop');
  const before = texts.loaded.get();
  let rendered = 0;
  function Counting() {
    rendered++;
    return <>{useText('write').title('2027')}{useFormat().list(['Ana'])}</>; // prettier-ignore
  }
  render(<TextProvider texts={texts}><Counting /></TextProvider>); // prettier-ignore
  await act(() => texts.load('register'));
  expect(texts.loaded.get()?.areas).toHaveProperty('register');
  expect(texts.loaded.get()?.areas.home).toBe(before?.areas.home);
  expect(rendered).toBe(1);
  await act(() => texts.load('register'));
  expect(rendered).toBe(1);
});
