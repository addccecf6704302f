import { useState } from 'react';
import { isListed } from '../../../../../shared/people/roles.ts';
import { limits } from '../../../../../shared/protocol/limits.ts';
import { oneLine } from '../../../../../shared/register/words.ts';
import { usePeople } from '../../../../documents/workshop.ts';
import { useText } from '../../../../text/useText.ts';
import { classes } from '../../../../ui/classes.ts';
import styles from './note.module.css';

type CarrierSelectProps = {
  readonly label: string;
  readonly carrier: string;
  readonly onChange: (carrier: string, carrierId: string | null) => void;
};

/** No name begins with it. */
const other = '+';

/** One person: somebody of the meeting, or a typed name. */
export function CarrierSelect({ label, carrier, onChange }: CarrierSelectProps) {
  const text = useText('incidents').change;
  const people = usePeople();
  const [isTyping, setIsTyping] = useState(false);
  const names = Object.values(people)
    .filter(isListed)
    .map(({ name }) => name);
  const all = [...new Set([...names, ...(carrier === '' ? [] : [carrier])])].sort((a, b) => a.localeCompare(b));
  const save = (name: string): void => {
    setIsTyping(false);
    if (name === '' || name === carrier) return;
    // No two people of a workshop have one name.
    onChange(name, Object.keys(people).find((id) => people[id]?.name === name) ?? null);
  };
  if (isTyping) {
    return (
      <input
        type="text"
        className={styles.choice}
        aria-label={`${label}: ${text.otherName}`}
        placeholder={text.otherName}
        maxLength={limits.nameLength}
        autoComplete="off"
        // The field replaces the list that was just used.
        // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') save(oneLine(event.currentTarget.value));
          if (event.key === 'Escape') setIsTyping(false);
        }}
        onBlur={({ currentTarget }) => save(oneLine(currentTarget.value))}
      />
    );
  }
  return (
    <select
      className={classes(styles.choice, carrier === '' && styles.blank)}
      autoComplete="off"
      aria-label={label}
      value={carrier}
      onChange={({ target }) => (target.value === other ? setIsTyping(true) : save(target.value))}
    >
      {carrier === '' && <option value="">{text.nobody}</option>}
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <option value={other}>{text.somebodyElse}</option>
    </select>
  );
}
