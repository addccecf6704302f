import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from './play.ts';

/** A workshop in cluster with piles of these names, one card in each, and no loose card. */
export async function workshopWithPiles(
  titles: readonly string[],
  options: Parameters<typeof createSimulatedWorkshop>[0] = {},
) {
  const room = await createSimulatedWorkshop(options);
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
  room: SimulatedWorkshop,
  dots: readonly { readonly [riskId: string]: number }[],
): Promise<void> {
  for (const [i, one] of dots.entries()) await room.participants[i]!.vote(one);
  await room.lead.must('closeVote');
}
