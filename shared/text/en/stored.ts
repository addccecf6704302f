const withoutFullStop = (text: string): string => text.replace(/\.$/, '');

/** What the server writes into a workshop in the language of the facilitator who created it. */
export const storedText = () => ({
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
  contract:
    'We assume good intent. We look at systems and decisions, not people. What is said here is used to change the plan, not to judge anyone.',
});
