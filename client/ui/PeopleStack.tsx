import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './PeopleStack.module.css';

type StackedPerson = { readonly id: string; readonly name: string; readonly connected: boolean };

/** One or two letters for a name; the last may be a digit, as of a numbered guest. */
function initialsOf(name: string): string {
  const words = name.split(/[\s()]+/u).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

/** A person's initials in a circle. */
export const Avatar = ({ name, connected = true }: { name: string; connected?: boolean }) => {
  const uiText = useText('ui');
  return (
    <b
      className={classes(styles.seal, !connected && styles.away)}
      title={connected ? name : uiText.away(name)}
      aria-hidden
    >
      {initialsOf(name)}
    </b>
  );
};

/** How many people are drawn; one more is drawn instead of a number. */
const most = 4;

/** People as overlapping circles, and the number of the others. */
export function PeopleStack({ people }: { people: readonly StackedPerson[] }) {
  const uiText = useText('ui');
  const shown = people.slice(0, people.length > most + 1 ? most : most + 1);
  const more = people.length - shown.length;
  const names = shown.map(({ name, connected }) => (connected ? name : uiText.away(name)));
  return (
    <span className={styles.stack} role="img" aria-label={uiText.people(names, more)}>
      {shown.map((person) => (
        <Avatar key={person.id} name={person.name} connected={person.connected} />
      ))}
      {more > 0 && <b className={styles.seal}>+{more}</b>}
    </span>
  );
}
