import { risksInOrder } from '../../../shared/board/order.ts';
import { useBallot } from '../../documents/ballot.ts';
import { useBoard, useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { CutTie } from './CutTie.tsx';
import { MinorityField } from './MinorityField.tsx';
import { RankedRisk } from './RankedRisk.tsx';
import { Revote } from './Revote.tsx';
import { useTopRisks } from './useTopRisks.ts';
import styles from './VoteScreen.module.css';

/** The ranking (without totals the board's order), and which risks go into the plan. */
export function ResultPage() {
  const voteText = useText('vote');
  const { isLeading } = useMe();
  const { missed } = useBallot();
  const board = useBoard((current) => current);
  const { tally, ranking } = useSession((session) => ({ tally: session.tally, ranking: session.ranking }));
  const asking = useSession((session) => session.stage.asking);
  const revoteLeft = useSession((session) => session.vote.revoteLeft);
  const top = useTopRisks();
  const ranked = ranking
    .map((group) => group.filter((id) => board.risks[id] !== undefined))
    .filter((group) => group.length > 0);
  const groups = tally === null ? risksInOrder(board).map(([id]) => [id]) : ranked;
  const most = Math.max(1, ...Object.values(tally ?? {}));

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title} tabIndex={-1}>
          {tally === null ? voteText.byHandTitle : voteText.rankingTitle}
        </h1>
        <p className={styles.budget}>{voteText.planCount(top.chosen.length + (top.minority === null ? 0 : 1))}</p>
      </header>
      {tally === null && (
        <p className={styles.few}>
          {!asking && voteText.few} {isLeading ? voteText.fewFacilitator : voteText.fewOthers}
        </p>
      )}
      {missed && (
        <p className={styles.few} role="status">
          {voteText.missed}
        </p>
      )}
      <CutTie />
      <ol className={styles.ranking} data-settles={tally !== null || undefined}>
        {groups.flatMap((group, at) =>
          group.map((id) => (
            <RankedRisk
              key={id}
              id={id}
              place={tally === null ? null : 1 + groups.slice(0, at).reduce((sum, earlier) => sum + earlier.length, 0)}
              tied={tally !== null && (tally[id] ?? 0) > 0 ? group.length : 1}
              dots={tally === null ? null : (tally[id] ?? 0)}
              most={most}
              top={top}
            />
          )),
        )}
      </ol>
      {isLeading && tally !== null && <MinorityField groups={groups} top={top} />}
      {isLeading && top.isFull && (
        <p className={styles.note} role="status">
          {voteText.most}
        </p>
      )}
      <FootStatus>{isLeading && <span>{voteText.planAdvice}</span>}</FootStatus>
      {isLeading && revoteLeft && (
        <FootActions>
          <Revote />
        </FootActions>
      )}
    </div>
  );
}
