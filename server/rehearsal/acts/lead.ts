import { secondMs } from '../../../shared/time.ts';
import type { Act, View } from '../view.ts';
import { pace } from '../view.ts';
import { riskOfPile } from './common.ts';

/** How long a stage goes on after everyone is done, and after its clock is at zero. */
const afterDoneSeconds = 6;
const afterZeroSeconds = 30;
/** In a stage without a clock, when not everyone is done. */
const noClockSeconds = 120;
/** A real person who reads gets at least this long, at any speed. */
const leastReadingMs = 25 * secondMs;

/** Leads the workshop at pace, for somebody who rehearses as a participant. It waits for them as long as the clock does. */
export function* leadActs(view: View): Iterable<Act> {
  const { session } = view;
  const { stage, open, vote, turn } = session;
  if (session.lead.actingId !== view.id || open.closingAt !== null || stage.name === 'register') return;
  if (stage.name === 'share' && turn.total !== null && turn.dealt < turn.total) {
    yield* helpReader(view);
    return;
  }
  if (stage.name === 'vote' && vote.open) {
    yield when(view, 'close', ({ command }) => command({ type: 'closeVote' }));
    return;
  }
  if (stage.name === 'vote') yield* chooseRisks(view);
  yield when(view, 'advance', ({ command }) => command({ type: 'advanceStage', from: stage.name }));
}

/** Once everyone is done; else when the time is over. */
function when(view: View, what: string, run: Act['run']): Act {
  const { stage, progress, vote } = view.session;
  const isResult = stage.name === 'vote' && !vote.open;
  const isReady = isResult || (progress.of > 0 && progress.done >= progress.of);
  const leftMs = stage.endsAt === null ? pace(view, noClockSeconds) : Math.max(0, stage.endsAt - view.now);
  return {
    key: `${what} ${stage.name} ${stage.startedAt} ${stage.asking} ${isReady ? 'ready' : 'late'}`,
    afterMs: isReady
      ? pace(view, isResult ? 2 * afterDoneSeconds : afterDoneSeconds)
      : leftMs + pace(view, afterZeroSeconds),
    run,
  };
}

/** Deals the next card when the reader does not. */
function* helpReader(view: View): Iterable<Act> {
  const { turn } = view.session;
  const readerId = turn.readerId ?? turn.nextId;
  yield {
    key: `help ${turn.cardId ?? 'first'} ${readerId ?? 'nobody'} ${turn.dealt}`,
    afterMs: Math.max(leastReadingMs, pace(view, afterZeroSeconds)),
    run: ({ command }) => command({ type: 'dealNext', after: turn.cardId }),
  };
}

/** Plans the lone warning of the story too, and chooses the list when the vote did not. */
function* chooseRisks(view: View): Iterable<Act> {
  const { session, cast } = view;
  const lone = cast.demo.piles.find((pile) => pile.minority === true)?.id;
  const minority = lone === undefined ? null : riskOfPile(view, lone);
  const isListed = minority === null || session.minority === minority || session.topRisks.includes(minority);
  if (session.topRisks.length > 0 && isListed) return;
  const byStory = cast.demo.piles.flatMap(({ id }) => riskOfPile(view, id) ?? []);
  const chosen = session.topRisks.length > 0 ? session.topRisks : byStory.slice(0, session.workshop.settings.topRisks);
  const [first, ...rest] = [...new Set(chosen)];
  if (first === undefined) return;
  yield {
    key: `choose ${session.open.ballot ?? 0} ${session.stage.startedAt} ${chosen.join(' ')}`,
    afterMs: pace(view, afterDoneSeconds),
    run: ({ command }) => command({ type: 'setTopRisks', riskIds: [first, ...rest], minority }),
  };
}
