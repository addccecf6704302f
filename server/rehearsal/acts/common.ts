import type { CardId, ParticipantId, RiskId } from '../../../shared/ids.ts';
import { hasLeft } from '../../../shared/people/roles.ts';
import { standInOf } from '../casting.ts';
import type { Act, View } from '../view.ts';
import { about } from '../view.ts';

/** What clears the Done flags: a stage, a round, a vote. */
const flagsOf = ({ session }: View): string => {
  const { stage, open, vote } = session;
  return [stage.name, stage.startedAt, open.notebook, open.ballot, vote.open].join('/');
};

/** Presses Done, once nothing else is to be done. */
export const doneAct = (view: View, seconds = 3): Act => ({
  key: `done ${flagsOf(view)}`,
  afterMs: about(view, seconds, flagsOf(view)),
  run: ({ command }) => command({ type: 'setDone', done: true }),
});

/** The notes of this person's part that are neither in the notebook nor on the board. */
export function unwrittenNotes({ part, notes, board, hand, did }: View): View['part']['notes'] {
  const seen = new Set([
    ...Object.values(board.cards).map((card) => card.text),
    ...(notes ?? []).map((note) => note.text),
    ...(hand && hand.cardId !== null ? [hand.text] : []),
  ]);
  return part.notes.filter(({ text, cardText }) => !did(wroteKey(text)) && !seen.has(text) && !seen.has(cardText));
}

export const wroteKey = (text: string): string => `write ${text}`;

/** The cards of a pile of the story, the one with the smallest id first. */
export const cardsOfPile = ({ board, cast }: View, pile: string): CardId[] =>
  Object.entries(board.cards)
    .flatMap(([id, card]) => (cast.piles.get(card.text) === pile ? [id] : []))
    .sort();

/** The risk that holds most cards of a pile of the story, or has its title. */
export function riskOfPile(view: View, pile: string): RiskId | null {
  const { board, cast } = view;
  const counts = new Map<RiskId, number>();
  for (const cardId of cardsOfPile(view, pile)) {
    const riskId = board.cards[cardId]?.riskId ?? null;
    if (riskId !== null && board.risks[riskId]) counts.set(riskId, (counts.get(riskId) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most) return most[0];
  const title = cast.demo.piles.find(({ id }) => id === pile)?.title;
  return Object.entries(board.risks).find(([, risk]) => risk.title === title)?.[0] ?? null;
}

/** The pile of the story that a risk is about; null for a risk that the real people made. */
export const pileOfRisk = (view: View, riskId: RiskId): string | null =>
  view.cast.demo.piles.find(({ id }) => riskOfPile(view, id) === riskId)?.id ?? null;

/** Somebody of the story in this workshop: themselves, the facilitator for the facilitator, or who stands in. */
export function participantNamed(view: View, name: string): ParticipantId {
  const isLeader = view.cast.demo.people.some((person) => person.name === name && person.role === 'facilitator');
  return idOf(view.people, name) ?? (isLeader ? view.session.lead.facilitatorId : simulatedNamed(view, name));
}

/** The same, but always a simulated person, as far as there is one. */
export function simulatedNamed(view: View, name: string): ParticipantId {
  const { cast, people, session } = view;
  const id = idOf(people, name) ?? idOf(people, standInOf(cast, name)?.name ?? '');
  return id ?? Object.keys(people).find((one) => people[one]?.simulated === true) ?? session.lead.facilitatorId;
}

const idOf = (people: View['people'], name: string): ParticipantId | undefined =>
  Object.entries(people).find(
    ([, person]) =>
      person.simulated && !hasLeft(person) && (person.name === name || person.name.startsWith(`${name} (`)),
  )?.[0];
