import { usePeople } from '../../../../documents/workshop.ts';
import { usePeopleNames } from '../../../../documents/usePeopleNames.ts';
import { useText } from '../../../../text/useText.ts';
import { classes } from '../../../../ui/classes.ts';
import { NameSelect } from '../../../../ui/NameSelect.tsx';
import styles from './note.module.css';

type CarrierSelectProps = {
  readonly label: string;
  readonly carrier: string;
  readonly onChange: (carrier: string, carrierId: string | null) => void;
};

/** One person: somebody of the meeting, or a typed name. */
export function CarrierSelect({ label, carrier, onChange }: CarrierSelectProps) {
  const text = useText('incidents').change;
  const people = usePeople();
  return (
    <NameSelect
      label={label}
      value={carrier}
      names={usePeopleNames(carrier)}
      none={carrier === '' ? text.nobody : null}
      somebodyElse={text.somebodyElse}
      otherName={text.otherName}
      className={classes(styles.choice, carrier === '' && styles.blank)}
      onChoose={(name) => {
        if (name === '' || name === carrier) return;
        // No two people of a workshop have one name.
        onChange(name, Object.keys(people).find((id) => people[id]?.name === name) ?? null);
      }}
    />
  );
}
