import type { Act, View } from '../view.ts';
import { about } from '../view.ts';
import { doneAct } from './common.ts';
import { acceptActs } from './plan.ts';

/** Accepts what it owns, says how sure it is now, and what felt unsafe to say. */
export function* commitActs(view: View): Iterable<Act> {
  const { ballot, part, session } = view;
  const round = session.open.ballot ?? 0;
  yield* acceptActs(view);
  if (ballot?.confidence === null) {
    yield {
      key: `confidence after ${round}`,
      afterMs: about(view, 4, 'after'),
      run: ({ answer }) => answer({ confidence: part.confidenceAfter }),
    };
  }
  const { pulse } = part;
  if (pulse !== null && ballot?.pulse === null) {
    yield {
      key: `pulse ${round}`,
      afterMs: about(view, 6, 'pulse'),
      run: ({ answer }) => answer({ pulse }),
    };
  }
  yield doneAct(view, 4);
}
