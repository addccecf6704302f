import type { PiledBoard } from './piledBoard.ts';

/**
 * The National Programme for IT in the English health service, begun in 2002 and dismantled from 2011. Written from what is generally known of it; the notes have
 * not been checked against a source one by one. They are data for comparing words, not an account of what happened. The sentences
 * and piles are this project's own.
 */
export const npfit: PiledBoard = {
  name: 'NHS records',
  piles: [
    {
      title: 'Contracts were signed before anyone knew what to build',
      cards: [
        'We signed contracts worth billions within a year, without a specification',
        'The tender was rushed so that ministers could announce it',
        'Suppliers bid for something that neither side could describe',
        'Changes to the contract cost more than what they changed',
      ],
    },
    {
      title: 'The suppliers left one after the other',
      cards: [
        'Accenture walked away from two regions and took a loss',
        'Fujitsu was dismissed, and the dispute in court went on for years',
        'The software from iSoft was still not finished four years after its date',
        'Only two suppliers were left, so we could not press them any more',
      ],
    },
    {
      title: 'Doctors and nurses were not asked',
      cards: [
        'Doctors heard about it from the newspaper',
        'Nurses found that the screens took longer than the paper notes',
        'Family doctors kept the system that they already liked',
        'Nobody in the hospitals felt that it was theirs',
      ],
    },
    {
      title: 'One system for every hospital fitted none',
      cards: [
        'A hospital for children had to take the same system as a teaching hospital',
        'Local trusts worked differently, and the standard product could not be adapted',
        'Trusts that had good systems were told to throw them away',
      ],
    },
    {
      title: 'Patients did not trust us with their records',
      cards: [
        'People were put on the national record unless they objected, and there was an outcry',
        'Privacy was treated as a matter for the lawyers',
        'Too many members of staff could open any patient’s record',
      ],
    },
    {
      title: 'The people at the top kept changing',
      cards: [
        'It had six responsible owners in its first eight years',
        'The director left before the first big hospital was live',
        'Nobody in London answered for what happened in a ward',
      ],
    },
    {
      title: 'Going live brought the wards to a halt',
      cards: [
        'Appointments were lost in the first weeks, and waiting lists grew',
        'Staff had half a day of training on a version that was not the one installed',
        'The first hospitals lost income, and the others heard about it',
      ],
    },
    {
      title: 'Nobody could show what it was worth',
      cards: [
        'The cost doubled, and the savings were never measured',
        'We could not say what the money had bought',
        'Success was counted in installations and not in better care',
      ],
    },
  ],
};
