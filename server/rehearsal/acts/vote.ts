import type { RiskId } from '../../../shared/ids.ts';
import type { Act, View } from '../view.ts';
import { about } from '../view.ts';
import { doneAct, pileOfRisk, riskOfPile } from './common.ts';

/** One in so many people gives a dot to a risk that the real people brought in. */
const curious = 3;

/** Puts its dots one by one. */
export function* voteActs(view: View): Iterable<Act> {
  const { session, ballot } = view;
  const { vote, open } = session;
  if (!vote.open) return;
  if (ballot === null) return;
  const wanted = dotsOf(view);
  const spent = Object.values(ballot.dots).reduce((sum, dots) => sum + dots, 0);
  const next = wanted[spent];
  if (next !== undefined) {
    yield {
      key: `dot ${open.ballot ?? 0} ${spent}`,
      afterMs: about(view, 4, `dot ${spent}`),
      run: ({ vote: put }) => put({ [next]: (ballot.dots[next] ?? 0) + 1 }),
    };
  }
  yield doneAct(view, 4);
}

/** One entry a dot, in the order in which they are put: all that this person has, as far as there are risks for them. */
function dotsOf(view: View): RiskId[] {
  const { session, board, part, cast, index } = view;
  const { dots, maxPerRisk } = session.vote;
  const others = Object.keys(board.risks).filter((riskId) => pileOfRisk(view, riskId) === null);
  const other = others.sort()[index % Math.max(1, others.length)];
  const wanted = [...part.dots, ...cast.demo.piles.map(({ id }) => id)].flatMap((pile) => riskOfPile(view, pile) ?? []);
  const given: RiskId[] = [];
  for (const riskId of [...(other !== undefined && index % curious === 0 ? [other] : []), ...wanted]) {
    if (given.length < dots && given.filter((one) => one === riskId).length < maxPerRisk) given.push(riskId);
  }
  return given;
}
