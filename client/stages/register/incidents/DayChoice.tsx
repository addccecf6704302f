import { useState } from 'react';
import type { IsoDate } from '../../../../shared/time.ts';
import { daysLater, isIsoDate } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { Chip, Chips } from './Chips.tsx';
import styles from './Chips.module.css';

type DayChoiceProps = {
  readonly label: string;
  readonly value: IsoDate | null;
  readonly onChange: (day: IsoDate | null) => void;
  /** Offers "nobody knows" too. */
  readonly mayBeUnknown?: boolean;
};

/** A day that is mostly today or yesterday. */
export function DayChoice({ label, value, onChange, mayBeUnknown = false }: DayChoiceProps) {
  const text = useText('incidents').fresh;
  const { today, days } = useRegisterPage();
  const [open, setOpen] = useState<'day' | 'unknown' | null>(null);
  const yesterday = daysLater(today, -1);
  const isOther = value !== null && value !== today && value !== yesterday;
  const choose = (day: IsoDate | null, isChosen: boolean): void => {
    setOpen(null);
    if (isChosen) onChange(day);
    else if (mayBeUnknown) onChange(null);
  };
  return (
    <Chips label={label}>
      {(name) => (
        <>
          <Chip type="radio" name={name} isChosen={value === today} onChoose={(is) => choose(today, is)}>
            {text.today}
          </Chip>
          <Chip type="radio" name={name} isChosen={value === yesterday} onChoose={(is) => choose(yesterday, is)}>
            {text.yesterday}
          </Chip>
          {isOther && (
            <Chip type="radio" name={name} isChosen onChoose={(is) => choose(value, is)}>
              {days.weekday(value)}
            </Chip>
          )}
          {open === 'day' ? (
            <input
              type="date"
              className={styles.day}
              aria-label={text.day}
              autoComplete="off"
              min="2000-01-01"
              max={today}
              // The field replaces the choice that was pressed.
              // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
              autoFocus
              onChange={({ target }) => {
                if (isIsoDate(target.value) && target.value > '2000' && target.value <= today) onChange(target.value);
              }}
              onBlur={() => setOpen(null)}
            />
          ) : (
            <Chip type="radio" name={name} isChosen={false} onChoose={() => setOpen('day')}>
              {text.anotherDay}
            </Chip>
          )}
          {mayBeUnknown && (
            <Chip
              type="radio"
              name={name}
              isChosen={open === 'unknown' && value === null}
              onChoose={(is) => {
                setOpen(is ? 'unknown' : null);
                if (value !== null) onChange(null);
              }}
            >
              {text.nobodyKnows}
            </Chip>
          )}
        </>
      )}
    </Chips>
  );
}
