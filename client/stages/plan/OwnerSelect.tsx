import type { OwnedPart, Risk } from '../../../shared/board/board.ts';
import { effectiveOwner, ownerFact, ownerIdField } from '../../../shared/register/owners.ts';
import { useMe, usePeople } from '../../documents/workshop.ts';
import { usePeopleNames } from '../../documents/usePeopleNames.ts';
import { rememberOwnChoice } from '../../frame/ownChoices.ts';
import { useText } from '../../text/useText.ts';
import { classes } from '../../ui/classes.ts';
import { NameSelect } from '../../ui/NameSelect.tsx';
import type { PartProps } from './useRisk.ts';
import styles from './Slots.module.css';

/** Who owns the part when nobody is named for it. */
const inheritedOwner = (risk: Risk, part: OwnedPart): string | null =>
  effectiveOwner({ ...risk, [ownerFact[part]]: null }, part);

export type OwnerSelectProps = PartProps & {
  readonly part: OwnedPart;
  readonly label: string;
  readonly look: 'slot' | 'line';
};

/** One of the people here or a typed name. The risk's owner also owns every part that has no name of its own. */
export function OwnerSelect({ riskId, risk, set, readOnly, part, label, look }: OwnerSelectProps) {
  const planText = useText('plan');
  const people = usePeople();
  const { participantId } = useMe();
  const inherited = inheritedOwner(risk, part);
  const own = risk[ownerFact[part]];
  const value = own === null || own === inherited ? '' : own;
  const names = usePeopleNames(own).filter((name) => name !== inherited);
  const save = (name: string): void => {
    if (name === (own ?? '')) return;
    // No two people here have one name.
    const id = Object.keys(people).find((personId) => people[personId]?.name === name);
    if (id === participantId) rememberOwnChoice(riskId, part);
    set({
      [ownerFact[part]]: name === '' ? null : name,
      ...(id !== undefined && { [ownerIdField[ownerFact[part]]]: id }),
    });
  };
  return (
    <NameSelect
      label={label}
      value={value}
      names={names}
      none={inherited ?? planText.nobody}
      somebodyElse={planText.somebodyElse}
      otherName={planText.otherName}
      className={classes(look === 'slot' ? styles.slot : styles.line, !effectiveOwner(risk, part) && styles.blank)}
      disabled={readOnly}
      part={ownerFact[part]}
      onChoose={save}
    />
  );
}
