import type { PiledBoard } from './piledBoard.ts';

/**
 * The automated baggage system of Denver International Airport, which delayed the opening from October 1993 to February 1995
 * and was given up in 2005. Written from what is generally known of it. The monthly deficit, the second system and the
 * bags that fell out are in the summary of GAO/RCED-95-35BR, "New Denver Airport: Impact of the Delayed Baggage System", 1994;
 * the other notes have not been checked against a source. They are data for comparing words, not an account of what happened.
 * The sentences and piles are this project's own.
 */
export const denver: PiledBoard = {
  name: 'Denver baggage',
  piles: [
    {
      title: 'It was bigger than anything that had ever run',
      cards: [
        'Nobody had ever built one of this size, and ours was ten times larger than the biggest',
        'Four thousand carts on one track network had to meet at the right second',
        'The programs that sent empty carts where they were needed never kept up',
        'We scaled up a design from one small airport and hoped',
      ],
    },
    {
      title: 'The warnings were heard and set aside',
      cards: [
        'A consultant told us in 1990 that it was too complex and we went on',
        'Engineers from Munich said that two years of testing was the least, and we had months',
        'None of the companies that bid said they could finish by the opening day',
        'The board had promised and did not want bad news',
      ],
    },
    {
      title: 'We decided on baggage after the building was drawn',
      cards: [
        'Tunnels and terminals were already designed, so the tracks got sharp turns',
        'The plan for one airline became the plan for the whole airport two years late',
        'Baggage was left to each airline until construction was half done',
        'The building left no room for conventional belts',
      ],
    },
    {
      title: 'The requirements moved until the end',
      cards: [
        'Airlines asked for larger carts for skis when the tracks were laid',
        'We agreed to freeze the design and then accepted every change',
        'One airline had its loop cut in half to save money, and everything was redrawn',
      ],
    },
    {
      title: 'It was never tested as a whole before people saw it',
      cards: [
        'We showed it to the press, and it tore suitcases open in front of the cameras',
        'Carts jammed and fell off the track on the first full run',
        'Scanners could not read the printed labels on many bags',
        'Power surges tripped the motors and nobody had tried it under load',
      ],
    },
    {
      title: 'There was no second way to move a suitcase',
      cards: [
        'Without a backup the whole airport waited for the baggage system',
        'A simple system with tugs and belts was ordered only after the fourth delay',
        'The deficit of the city grew by eighteen million dollars with each month of waiting',
      ],
    },
    {
      title: 'The one who held it together died and was not replaced',
      cards: [
        'The chief engineer died in the middle, and his successor had no authority',
        'Contractors fought over access to the site and nobody settled it',
        'City, airline and builder each had their own schedule',
      ],
    },
  ],
};
