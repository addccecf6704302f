import type { SimulatedRoom } from '../harness/simulatedWorkshop.ts';
import { createRoom } from '../harness/simulatedWorkshop.ts';
import { playTo } from './play.ts';

/** A workshop in cluster with piles of these names, one card in each, and no loose card. */
export async function roomWithPiles(titles: readonly string[], options: Parameters<typeof createRoom>[0] = {}) {
  const room = await createRoom(options);
  await playTo(room, 'cluster');
  const cardIds = Object.keys(room.board().cards).sort();
  const piles: string[] = [];
  for (const [i, title] of titles.entries()) {
    const { riskId } = await room.lead.must('addRisk', { title, cardIds: [cardIds[i]!] });
    piles.push(riskId!);
  }
  await room.lead.must('mergeRisks', {
    riskId: (await room.lead.must('addRisk', { cardIds: cardIds.slice(titles.length) })).riskId!,
    intoId: piles[0]!,
  });
  return { room, piles };
}

/** Each participant in turn puts these dots, and the facilitator closes the vote. */
export async function closeWith(
  room: SimulatedRoom,
  dots: readonly { readonly [riskId: string]: number }[],
): Promise<void> {
  for (const [i, one] of dots.entries()) await room.participants[i]!.vote(one);
  await room.lead.must('closeVote');
}
