import type { RiskId } from '../../../shared/ids.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { useBoard } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import type { TopRisks } from './useTopRisks.ts';
import styles from './VoteScreen.module.css';

/** The lone warning: one risk with few dots that is planned anyway. */
export function MinorityField({
  groups,
  top,
}: {
  readonly groups: readonly (readonly RiskId[])[];
  readonly top: TopRisks;
}) {
  const voteText = useText('vote');
  const board = useBoard((current) => current);
  const others = groups.flat().filter((id) => !top.chosen.includes(id));
  if (others.length === 0 || top.chosen.length === 0) return null;
  return (
    <div className={styles.minority}>
      <SelectField
        label={voteText.minorityPick}
        hint={voteText.minorityHint}
        value={top.minority !== null && others.includes(top.minority) ? top.minority : ''}
        disabled={top.busy}
        options={[
          { value: '', label: voteText.minorityNone },
          ...others.map((id) => ({ value: id, label: titleOf(board, id) })),
        ]}
        onChange={(id) => top.setMinority(id === '' ? null : id)}
      />
    </div>
  );
}
