import type { Format } from '../format.ts';

const withoutFullStop = (text: string): string => text.replace(/\.$/, '');
const withFullStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** What the server writes into a workshop in the language of the facilitator who created it. */
export const storedText = ({ list, number }: Format) => ({
  facilitator: 'Facilitator',
  guest: (number: number) => `Guest ${number}`,
  scene: {
    headline: (title: string) =>
      /[?!]$/.test(title) ? `It has failed: ${title}` : `${withoutFullStop(title)} has failed.`,
    /** Certain, past tense and plain: people find more causes of a failure that is a fact. */
    text: (metric: string | null) => {
      const missed =
        metric === null
          ? 'It did not do what it was meant to do.'
          : `The goal was: ${withoutFullStop(metric)}. We missed it, and not narrowly.`;
      return `${missed} The time is gone, and nobody is suggesting another try.`;
    },
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
