import { expect, test } from 'vitest';
import { formatOf } from '../text/format.ts';
import { storedText } from '../text/en/stored.ts';
import { createScene } from './scene.ts';

const scene = (title: string, successMetric: string | null = null) =>
  createScene({ title, successMetric, failedBy: '2027-05-21' }, storedText(formatOf('en-GB')));

test.each([
  ['Atlas launch', 'Atlas launch has failed.'],
  ['Atlas launch.', 'Atlas launch has failed.'],
  ['  Atlas launch... ', 'Atlas launch has failed.'],
  ['Moving the office …', 'Moving the office … has failed.'],
  ['The “Atlas” launch (phase 2)', 'The “Atlas” launch (phase 2) has failed.'],
  ['Should we buy Borea?', 'It has failed: Should we buy Borea?'],
  ['Yahoo!', 'It has failed: Yahoo!'],
  ['“Will it fly?”', 'It has failed: “Will it fly?”'],
])('SE1d the headline for %j is a whole sentence', (title, headline) => {
  expect(scene(title).headline).toBe(headline);
});

const usual = 'The time is gone, and nobody is suggesting another try.';

test.each([
  [null, `It did not do what it was meant to do. ${usual}`],
  ['   ', `It did not do what it was meant to do. ${usual}`],
  ['40 merchants live', `The goal was: 40 merchants live. We missed it, and not narrowly. ${usual}`],
  ['40 merchants live!', `The goal was: 40 merchants live. We missed it, and not narrowly. ${usual}`],
])('SE1d the text for the measure %j is whole sentences', (metric, text) => {
  expect(scene('Atlas', metric).text).toBe(text);
});
