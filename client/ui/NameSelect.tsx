import { useId, useState } from 'react';
import { limits } from '../../shared/protocol/limits.ts';
import { oneLine } from '../../shared/register/words.ts';

/** No name begins with it. */
const other = '+';

type NameSelectProps = {
  readonly label: string;
  /** The chosen name; '' when none is. */
  readonly value: string;
  readonly names: readonly string[];
  /** What stands there for none; null when none cannot be chosen. */
  readonly none: string | null;
  readonly somebodyElse: string;
  readonly otherName: string;
  readonly className: string;
  readonly disabled?: boolean;
  /** Marks the list for whoever leads to it. */
  readonly part?: string;
  readonly onChoose: (name: string) => void;
};

/** One of some names, or a typed one. Leaving the field empty changes nothing; Enter in the empty field chooses none. */
export function NameSelect(props: NameSelectProps) {
  const { label, value, names, none, somebodyElse, otherName, className, disabled, part } = props;
  const [isTyping, setIsTyping] = useState(false);
  const id = useId();
  const choose = (name: string): void => {
    setIsTyping(false);
    props.onChoose(name);
  };
  if (isTyping) {
    return (
      <input
        id={id}
        className={className}
        type="text"
        // The field replaces the list that was just used.
        // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
        autoFocus
        aria-label={`${label}: ${otherName}`}
        placeholder={otherName}
        maxLength={limits.nameLength}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') choose(oneLine(event.currentTarget.value));
          if (event.key === 'Escape') {
            event.stopPropagation();
            setIsTyping(false);
          }
        }}
        onBlur={({ currentTarget }) => {
          const typed = oneLine(currentTarget.value);
          if (typed === '') setIsTyping(false);
          else choose(typed);
        }}
      />
    );
  }
  return (
    <select
      className={className}
      autoComplete="off"
      aria-label={label}
      data-part={part}
      disabled={disabled}
      value={value}
      onChange={({ target }) => (target.value === other ? setIsTyping(true) : choose(target.value))}
    >
      {none !== null && <option value="">{none}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <option value={other}>{somebodyElse}</option>
    </select>
  );
}
