import { useRef, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { useBallot } from '../../documents/ballot.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Dots } from '../../ui/Dots.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { useOwnDone } from '../../frame/useOwnDone.ts';
import { moveFocus } from './moveFocus.ts';
import { ownOrder } from './ownOrder.ts';
import { RiskRow } from './RiskRow.tsx';
import { VoteFoot } from './VoteFoot.tsx';
import styles from './VoteScreen.module.css';

/** With more dots than this nobody places them all, and the page says so. */
const mostToPlace = 20;

/** Blind voting: nobody else sees the dots, and everyone's list has a different order. */
export function BallotPage() {
  const voteText = useText('vote');
  const me = useMe();
  const board = useBoard((current) => current);
  const view = useBallot();
  const vote = useSession((session) => session.vote);
  const closing = useSession((session) => session.open.closingAt !== null);
  const own = useOwnDone();
  /** The risk whose dots changed last, for the announcement. */
  const [last, setLast] = useState<RiskId | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const ids = ownOrder(Object.keys(board.risks), `${me.participantId} ${view.round ?? 0}`);
  const locked = own.done || view.round === null;

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title} tabIndex={-1}>
          {voteText.title}
        </h1>
        <p className={styles.budget} data-many={vote.dots > mostToPlace || undefined}>
          {view.left === 0 && view.spent > 0 ? voteText.noneLeft(vote.dots) : voteText.left(view.left, vote.dots)}
          {vote.dots <= 12 && <Dots filled={view.spent} of={vote.dots} label={voteText.left(view.left, vote.dots)} />}
        </p>
      </header>
      {/* Arrow keys are a shortcut; every dot is a button of its own. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above */}
      <ul ref={list} className={styles.ballot} onKeyDown={(event) => moveFocus(event, list.current)}>
        {ids.map((id) => {
          const title = titleOf(board, id);
          const dots = view.ballot.dots[id] ?? 0;
          return (
            <RiskRow key={id} id={id} title={title}>
              <Dots
                filled={dots}
                of={vote.maxPerRisk}
                most={dots + view.left}
                size="large"
                label={voteText.dotsOn(title)}
                disabled={locked}
                onChange={(wanted) => {
                  setLast(id);
                  view.setDots(id, wanted);
                }}
              />
            </RiskRow>
          );
        })}
      </ul>
      <p className={styles.note}>
        {own.done ? voteText.castNote : voteText.ownOrder} {!own.done && vote.dots > mostToPlace && voteText.notAll}
      </p>
      {closing && (
        <p className={styles.closing} role="status">
          {voteText.closing}
        </p>
      )}
      <LiveRegion
        message={
          last === null ? '' : voteText.announceDots(titleOf(board, last), view.ballot.dots[last] ?? 0, view.left)
        }
      />
      <VoteFoot save={view.save} own={own} />
    </div>
  );
}
