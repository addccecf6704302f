import type { PiledBoard } from './piledBoard.ts';

/** A made-up launch of a payments product: the board of the tests of the suggestions, piled by hand. */
export const payments: PiledBoard = {
  name: 'Payments launch',
  piles: [
    {
      title: 'Partner dependency',
      cards: [
        'The partner API throttled us on launch day and nobody had tested what we do when it says no',
        'Sandbox behaved nothing like production',
        'Their certification queue was nine weeks',
      ],
    },
    {
      title: 'One person knew it',
      cards: [
        'Ines was the only one who knew the settlement job and she was on leave',
        'The runbook was in a DM',
        'On-call was the same two people',
      ],
    },
    {
      title: 'The date was never real',
      cards: [
        'We said March because someone had already said March upstairs',
        'Legal review landed two weeks after code freeze',
        'We hired after the deadline we hired for',
      ],
    },
    {
      title: 'No one wanted it',
      cards: [
        'We priced it for merchants who never turned up',
        'Onboarding took four days',
        'The pilot merchants were our friends',
      ],
    },
    {
      title: 'Support was an afterthought',
      cards: ['Support had no runbook, so every refund went to engineering', 'Nobody owned the rollback, so nobody rolled back'],
    },
    { title: 'The model looked backwards', cards: ['The fraud model was trained on last year’s customers'] },
    { title: 'Two teams, one ledger', cards: ['Two teams built the same ledger'] },
  ],
}; // prettier-ignore
