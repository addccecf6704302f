import { clinic } from '../../../shared/demos/clinic.ts';
import type { Demo } from '../../../shared/demos/demo.ts';
import { launch } from '../../../shared/demos/launch.ts';
import { market } from '../../../shared/demos/market.ts';
import { denver } from './denver.ts';
import { healthcare } from './healthcare.ts';
import { npfit } from './npfit.ts';
import { payments } from './payments.ts';
import type { PiledBoard } from './piledBoard.ts';

const boardOf = (name: string, { piles, notes }: Demo): PiledBoard => ({
  name,
  piles: piles.map(({ id, title }) => ({
    title,
    cards: notes.filter(({ pile }) => pile === id).map(({ text }) => text),
  })),
});

/** All boards that were piled by hand: by this project's authors, who wrote most of the cards too. */
export const piledBoards: readonly PiledBoard[] = [
  boardOf('Pocket Pantry Plus', launch),
  boardOf('Bedside scanning', clinic),
  boardOf('Night market', market),
  payments,
  healthcare,
  denver,
  npfit,
];
