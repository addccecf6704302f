import type { Demo, DemoPerson } from '../../shared/demos/demo.ts';
import { normaliseText } from '../../shared/notebook/normalise.ts';

/** What one simulated person brings along from the story. */
export type Part = {
  /** Empty: the story has no more people; they come as a numbered guest. */
  readonly name: string;
  readonly startsAfterS: number;
  readonly everyS: number;
  readonly notes: readonly PartNote[];
  readonly confidenceBefore: number;
  readonly confidenceAfter: number;
  readonly pulse: string | null;
  /** Ids of piles of the story, one for each dot this person would give, dearest first. */
  readonly dots: readonly string[];
};

export type PartNote = {
  readonly text: string;
  /** As it stands on the board. */
  readonly cardText: string;
  /** What they type first, to reword it. */
  readonly first?: string;
};

export type Cast = {
  readonly demo: Demo;
  /** The pile of the story that a card belongs to, by its text as it stands on the board. */
  readonly piles: ReadonlyMap<string, string>;
  readonly parts: readonly Part[];
};

const guest: DemoPerson = { name: '', role: 'participant', startsAfterS: 20, everyS: 60 };

/**
 * Gives the parts of a story to as many simulated people. What the people who are left out would write is written by the
 * others, so that every story has all of its cards.
 * @param leads whether the first of them is the facilitator of the story
 */
export function castStory(demo: Demo, count: number, leads: boolean): Cast {
  const [leader, ...others] = [
    ...demo.people.filter(({ role }) => role === 'facilitator'),
    ...demo.people.filter(({ role }) => role !== 'facilitator'),
  ];
  const wanted = leads && leader ? [leader, ...others] : others;
  const people = Array.from({ length: count }, (_, i) => wanted[i] ?? guest);
  const names = new Set(people.map(({ name }) => name));
  const left = demo.notes.filter(({ by }) => !names.has(by));
  const allDots = demo.piles.flatMap(({ id, dots }) => Array.from({ length: dots }, () => id));
  return {
    demo,
    piles: new Map(demo.notes.map(({ text, pile }) => [normaliseText(text), pile])),
    parts: people.map((person, i) => {
      const own = demo.notes.filter(({ by }) => by === person.name);
      const given = left.filter((_, at) => at % count === i);
      const original = demo.people.indexOf(person);
      const voice = original < 0 ? i : original;
      return {
        name: person.name,
        startsAfterS: person.startsAfterS,
        everyS: person.everyS,
        notes: [...own, ...given].map(({ text, by }) => noteOf(demo, text, by)),
        confidenceBefore: demo.confidenceBefore[voice] ?? 70,
        confidenceAfter: demo.confidenceAfter[voice] ?? 50,
        pulse: demo.pulse[i] ?? null,
        dots: allDots.filter((_, at) => at % count === i),
      };
    }),
  };
}

function noteOf({ people }: Demo, text: string, by: string): PartNote {
  const reworded = people.find(({ name, types }) => name === by && types?.then === text)?.types;
  return { text, cardText: normaliseText(text), ...(reworded && { first: reworded.first }) };
}

/** Whose place somebody of the story takes who is not in the workshop: always the same person's. */
export const standInOf = ({ demo, parts }: Cast, name: string): Part | undefined =>
  parts[
    Math.max(
      0,
      demo.people.findIndex((person) => person.name === name),
    ) % parts.length
  ];
