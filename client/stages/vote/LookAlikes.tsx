import { useState } from 'react';
import { titleOf } from '../../../shared/register/score.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import type { LookAlike } from './lookAlikes.ts';
import { findLookAlikes } from './lookAlikes.ts';
import styles from './LookAlikes.module.css';

const keyOf = ({ a, b }: LookAlike): string => `${a} ${b}`;

/**
 * Tells the facilitator about piles that may be the same risk, to merge or keep apart. Piles cannot change while the vote is
 * open, so merging then goes back to Cluster.
 */
export function LookAlikes({ open }: { readonly open: boolean }) {
  const voteText = useText('vote');
  const board = useBoard((current) => current);
  const { mergeRisks, goBack } = useCommands();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState<string | null>(null);
  const pairs = findLookAlikes(board).filter((pair) => !apart.has(keyOf(pair)));
  if (pairs.length === 0) return null;

  const merge = async (pair: LookAlike): Promise<void> => {
    setBusy(keyOf(pair));
    await (open ? goBack({ from: 'vote' }) : mergeRisks({ riskId: pair.b, intoId: pair.a }));
    setBusy(null);
  };
  return (
    <section className={styles.alike} aria-labelledby="look-alikes">
      <Eyebrow as="h2" id="look-alikes">
        {voteText.alikeTitle}
      </Eyebrow>
      <p className={styles.line}>
        {voteText.alikeLine} {open && voteText.alikeBackHint}
      </p>
      <ul className={styles.pairs}>
        {pairs.map((pair) => {
          const [a, b] = [titleOf(board, pair.a), titleOf(board, pair.b)];
          return (
            <li key={keyOf(pair)}>
              <span className={styles.titles}>
                <q>{a}</q> <q>{b}</q>
              </span>
              <Button size="small" busy={busy === keyOf(pair)} onClick={() => void merge(pair)}>
                {open ? voteText.alikeBack : voteText.alikeMerge}
              </Button>
              <Button size="small" variant="quiet" onClick={() => setApart(new Set([...apart, keyOf(pair)]))}>
                {voteText.alikeKeep}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
