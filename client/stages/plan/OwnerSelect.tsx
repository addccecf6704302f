import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import type { OwnedPart, Risk } from '../../../shared/board/board.ts';
import { effectiveOwner, ownerFact, ownerIdField } from '../../../shared/register/owners.ts';
import { oneLine } from '../../../shared/register/words.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { useMe, usePeople } from '../../documents/workshop.ts';
import { rememberOwnChoice } from '../../frame/ownChoices.ts';
import { useText } from '../../text/useText.ts';
import { isListed } from '../../../shared/people/roles.ts';
import { classes } from '../../ui/classes.ts';
import type { PartProps } from './useRisk.ts';
import styles from './Slots.module.css';

const other = '+';

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
  const [isTyping, setIsTyping] = useState(false);
  const hereId = useId();
  const inherited = inheritedOwner(risk, part);
  const own = risk[ownerFact[part]];
  const value = own === null || own === inherited ? '' : own;
  const names = Object.values(people)
    .filter(isListed)
    .map(({ name }) => name);
  const others = [...new Set([...names, ...(own === null ? [] : [own])])]
    .filter((name) => name !== inherited)
    .sort((a, b) => a.localeCompare(b));
  const save = (name: string): void => {
    setIsTyping(false);
    if (name === (own ?? '')) return;
    // No two people here have one name.
    const id = Object.keys(people).find((personId) => people[personId]?.name === name);
    if (id === participantId) rememberOwnChoice(riskId, part);
    set({
      [ownerFact[part]]: name === '' ? null : name,
      ...(id !== undefined && { [ownerIdField[ownerFact[part]]]: id }),
    });
  };
  const className = classes(look === 'slot' ? styles.slot : styles.line, !effectiveOwner(risk, part) && styles.blank);
  if (isTyping) {
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter') save(oneLine(event.currentTarget.value));
      if (event.key === 'Escape') {
        event.stopPropagation();
        setIsTyping(false);
      }
    };
    return (
      <input
        id={hereId}
        className={className}
        type="text"
        // The field replaces the list that was just used.
        // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        aria-label={`${label}: ${planText.otherName}`}
        placeholder={planText.otherName}
        maxLength={limits.nameLength}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onBlur={(event) => save(oneLine(event.currentTarget.value) || (own ?? ''))}
      />
    );
  }
  return (
    <select
      className={className}
      autoComplete="off"
      aria-label={label}
      data-part={ownerFact[part]}
      disabled={readOnly}
      value={value}
      onChange={({ target }) => (target.value === other ? setIsTyping(true) : save(target.value))}
    >
      <option value="">{inherited ?? planText.nobody}</option>
      {others.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <option value={other}>{planText.somebodyElse}</option>
    </select>
  );
}
