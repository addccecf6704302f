import { lateNotes, notes } from '../../e2e/healthcareGov.ts';
import type { PiledBoard } from './piledBoard.ts';

const cards = [...notes.flat(), ...lateNotes];

/** The cards of the project that begin so; each card is found once. */
const starting = (...beginnings: readonly string[]): string[] =>
  beginnings.map((beginning) => {
    const found = cards.filter((card) => card.startsWith(beginning));
    if (found.length !== 1) throw new Error(`${found.length} cards begin with "${beginning}"`);
    return found.join('');
  });

/** The launch of HealthCare.gov, all of its cards piled by hand; the sources are beside the cards. */
export const healthcare: PiledBoard = {
  name: 'HealthCare.gov',
  piles: [
    {
      title: 'We tested too late to change anything',
      cards: starting('End-to-end testing', 'The load test', 'Parts by different companies', 'Every page had to wait'),
    },
    {
      title: 'We were building before we knew what to build',
      cards: starting('Contractors were told', 'Requirements kept changing', 'The launch date was fixed', 'Rules for the plans'),
    },
    {
      title: 'Nobody was in charge of the whole',
      cards: starting('Nobody was in charge', 'Nobody could see on one page', 'Policy people and technical'),
    },
    {
      title: 'The warnings did not get through',
      cards: starting('We read every warning', 'The readiness review', 'An outside review'),
    },
    {
      title: 'We paid for effort and not for results',
      cards: starting('Costs tripled', 'Staff without the authority'),
    },
    {
      title: 'There was no plan for a bad first day',
      cards: starting('There was no plan', 'People called the help line', 'Insurers got garbled'),
    },
    { title: 'The team that knew the most left', cards: starting('The team that knew') },
  ],
}; // prettier-ignore
