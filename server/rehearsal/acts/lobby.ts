import type { Act, View } from '../view.ts';
import { about } from '../view.ts';
import { doneAct } from './common.ts';

/** Reads, agrees, says how sure it is. */
export function* lobbyActs(view: View): Iterable<Act> {
  const { contract } = view.session;
  yield {
    key: `agree ${contract.text}`,
    afterMs: about(view, 2, 'agree'),
    run: ({ command }) => command({ type: 'agree' }),
  };
  if (view.ballot?.confidence === null) {
    yield {
      key: 'confidence before',
      afterMs: about(view, 3, 'before'),
      run: ({ answer }) => answer({ confidence: view.part.confidenceBefore }),
    };
  }
  yield doneAct(view);
}
