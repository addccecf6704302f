import type { Stage } from '../../../shared/stages/stages.ts';
import type { Act, View } from '../view.ts';
import { about } from '../view.ts';
import { clusterActs } from './cluster.ts';
import { commitActs } from './commit.ts';
import { doneAct } from './common.ts';
import { leadActs } from './lead.ts';
import { lobbyActs } from './lobby.ts';
import { acceptActs, planActs } from './plan.ts';
import { shareActs } from './share.ts';
import { voteActs } from './vote.ts';
import { writeActs } from './write.ts';

const actsOf: { readonly [S in Stage]: (view: View) => Iterable<Act> } = {
  lobby: lobbyActs,
  imagine: (view) => [doneAct(view, 6)],
  write: writeActs,
  share: shareActs,
  cluster: clusterActs,
  vote: voteActs,
  plan: planActs,
  commit: commitActs,
  register: acceptActs,
};

/**
 * What somebody does next, from what they see: no script, so that it follows going back, and what real people do (SPEC
 * RH4). Null: wait for something to change.
 */
export function nextAct(view: View): Act | null {
  const { stage, workshop } = view.session;
  if (workshop.closed || stage.pausedAt !== null) return null;
  for (const act of allActs(view)) if (!view.did(act.key)) return act;
  return null;
}

function* allActs(view: View): Iterable<Act> {
  const { stage, open } = view.session;
  if (stage.asking) {
    yield {
      key: `consent ${stage.name} ${open.notebook ?? 0} ${open.ballot ?? 0} ${stage.startedAt}`,
      afterMs: about(view, 4, 'consent'),
      run: ({ command }) => command({ type: 'consent', show: true }),
    };
  } else yield* actsOf[stage.name](view);
  yield* leadActs(view);
}
