import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { ColumnName, Columns } from './columns.ts';
import { sortKeyOf } from './columns.ts';
import styles from './RegisterTable.module.css';

function useColumnWords(): { readonly [C in ColumnName]: string } {
  const text = useText('registerPage');
  const registerText = useText('register');
  return {
    number: text.columns.number,
    risk: registerText.columns.risk,
    score: text.columns.score,
    prevention: registerText.columns.prevention,
    tripwire: registerText.columns.tripwire,
    trips: text.columns.trips,
    readings: text.columns.readings,
    last: text.columns.last,
    owner: registerText.columns.owner,
    check: text.columns.nextCheck,
    state: registerText.columns.state,
  };
}

/** The heads of the columns; a press on one sorts by it, a second press turns the order round. */
export function TableHead({ columns }: { readonly columns: Columns }) {
  const words = useColumnWords();
  const { view, setView } = useRegisterPage();
  const { key: sorted, descending } = view.sort;
  return (
    <thead className={classes(columns.look === 'narrow' && styles.hidden)}>
      <tr aria-rowindex={1}>
        {columns.names.map((name) => {
          const key = sortKeyOf[name];
          const isSorted = key === sorted;
          return (
            <th
              key={name}
              scope="col"
              data-column={name}
              aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
            >
              {key === undefined || columns.look === 'narrow' ? (
                words[name]
              ) : (
                <button type="button" onClick={() => setView({ sort: { key, descending: isSorted && !descending } })}>
                  {words[name]}
                  {isSorted && <span aria-hidden>{descending ? ' ↓' : ' ↑'}</span>}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
