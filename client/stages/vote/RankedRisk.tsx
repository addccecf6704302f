import { Check } from 'lucide-react';
import type { RiskId } from '../../../shared/ids.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { useBoard, useMe } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Card.tsx';
import { RiskRow } from './RiskRow.tsx';
import { DotTotal } from './DotTotal.tsx';
import type { TopRisks } from './useTopRisks.ts';
import styles from './VoteScreen.module.css';

export type RankedRiskProps = {
  readonly id: RiskId;
  /** 1 is first; tied risks share a place. Null without totals. */
  readonly place: number | null;
  /** How many share the place. */
  readonly tied: number;
  readonly dots: number | null;
  readonly most: number;
  readonly top: TopRisks;
};

export function RankedRisk({ id, place, tied, dots, most, top }: RankedRiskProps) {
  const voteText = useText('vote');
  const { isLeading } = useMe();
  const title = useBoard((board) => titleOf(board, id));
  const isChosen = top.chosen.includes(id);
  const isMinority = top.minority === id;
  return (
    <RiskRow
      title={title}
      id={id}
      chosen={isChosen || isMinority}
      tall={isLeading}
      before={place !== null && <span className={styles.place}>{dots !== null && dots > 0 ? place : '–'}</span>}
      marks={
        <>
          {tied > 1 && <Pill>{voteText.tie(tied)}</Pill>}
          {isMinority && <Pill tone="caution">{voteText.minority}</Pill>}
          {isChosen && !isLeading && <Pill tone="safe">{voteText.inPlan}</Pill>}
        </>
      }
    >
      {dots !== null && <DotTotal dots={dots} most={most} />}
      {isLeading && (
        <Button
          size="small"
          className={styles.choose}
          variant={isChosen ? 'default' : 'quiet'}
          aria-pressed={isChosen}
          aria-label={voteText.choose(title)}
          disabled={!top.canToggle(id)}
          onClick={() => top.toggle(id)}
        >
          {isChosen && <Check size={14} aria-hidden />}
          {isChosen ? voteText.chosen : voteText.take}
        </Button>
      )}
    </RiskRow>
  );
}
