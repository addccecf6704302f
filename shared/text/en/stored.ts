import type { Format } from '../format.ts';
import { sceneEndings } from './sceneEndings.ts';

const withoutFullStop = (text: string): string => text.replace(/\.$/, '');
/** What ends a sentence, and what may stand behind it. */
const ending = /([.?!…]+)(["'”’»)\]]*)$/;
const isAsked = (title: string): boolean => /[?!]/.test(ending.exec(title.trim())?.[1] ?? '');
/** As a part of another sentence. An abbreviation of dots ("…") stays. */
const asPart = (text: string): string =>
  text.trim().replace(ending, (_, marks: string, after: string) => (marks === '…' ? marks : '') + after);
const withFullStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What the server writes into a workshop in the language of the facilitator who created it. */
export const storedText = ({ list, number }: Format) => ({
  facilitator: 'Facilitator',
  guest: (number: number) => `Guest ${number}`,
  scene: {
    headline: (title: string) => (isAsked(title) ? `It has failed: ${title.trim()}` : `${asPart(title)} has failed.`),
    /** Certain, past tense and plain: people find more causes of a failure that is a fact. */
    text: (metric: string | null, last: keyof typeof sceneEndings) => {
      const missed =
        metric === null
          ? 'It did not do what it was meant to do.'
          : `The goal was: ${asPart(metric)}. We missed it, and not narrowly.`;
      return `${missed} ${sceneEndings[last]}`;
    },
    endings: sceneEndings,
  },
  /** With how much a small test is tried unless somebody says otherwise. */
  testExposure: 'under a tenth of all',
  contract:
    'We assume good intent. We look at systems and decisions, not people. What is said here is used to change the plan, not to judge anyone.',
  /** How the first two lines of a review note begin, from the plan and the readings. */
  review: {
    intended: ({ prevention, signal }: { readonly prevention: string; readonly signal: string }) =>
      [prevention, prevention === '' && signal !== '' ? `We watched: ${signal}` : '']
        .filter((words) => words !== '')
        .map(withFullStop)
        .join(' '),
    happened: ({ signal, last, before }: Measured) => {
      const [now = '', ...earlier] = [last, ...before].map((value) =>
        typeof value === 'number' ? number(value) : value,
      );
      const values = earlier.length === 0 ? now : `${now}, after ${list(earlier)}`;
      return withFullStop(signal === '' ? values : `${withoutFullStop(signal)}: ${values}`);
    },
  },
});

type Measured = {
  readonly signal: string;
  readonly last: number | string;
  /** The values before it, the oldest first. */
  readonly before: readonly (number | string)[];
};
