const withoutFullStop = (text: string): string => text.replace(/\.$/, '');

/** What the server writes into a workshop in the language of the facilitator who created it. */
export const storedText = () => ({
  facilitator: 'Facilitator',
  guest: (number: number) => `Guest ${number}`,
  scene: {
    headline: (title: string) => `${withoutFullStop(title)} has failed.`,
    /** Certain, past tense and plain: people find more causes of a failure that is a fact. */
    text: (metric: string | null) => {
      const missed =
        metric === null
          ? 'What it was meant to achieve was not reached, not even nearly.'
          : `What success would have been: ${withoutFullStop(metric)}. It was not reached, not even nearly.`;
      return `${missed} Not a wobble: a plain, complete failure. The people it was for have gone elsewhere. You know what happened. Take a moment to picture the week it became obvious.`;
    },
  },
  contract:
    'We assume good intent. We look at systems and decisions, not people. What is said here is used to change the plan, not to judge anyone.',
});
