import { useState } from 'react';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { AddRiskDialog } from '../dialogs/AddRiskDialog.tsx';
import type { Filter, Grouping, SortKey } from '../model/view.ts';
import { filters, groupings, sortKeys } from '../model/view.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { useOpenWhenAdded } from '../useOpenWhenAdded.ts';
import { SearchField } from './SearchField.tsx';
import styles from './TableTools.module.css';

type TableToolsProps = { readonly titleId: string; readonly title: string; readonly isNarrow: boolean };

/** Search, filter, grouping, and adding a risk. */
export function TableTools({ titleId, title, isNarrow }: TableToolsProps) {
  const text = useText('registerPage');
  const registerText = useText('register');
  const { view, setView, mayEdit } = useRegisterPage();
  const [isAdding, setIsAdding] = useState(false);
  const openWhenAdded = useOpenWhenAdded();
  return (
    <div className={styles.tools}>
      <h2 id={titleId}>{title}</h2>
      {view.cell !== null && (
        <button type="button" className={styles.cell} title={text.clearCell} onClick={() => setView({ cell: null })}>
          {text.onlyCell(view.cell.likelihood, view.cell.impact)} <span aria-hidden>×</span>
        </button>
      )}
      <SearchField />
      <label className={styles.pick}>
        <span>{registerText.filter}</span>
        <select
          autoComplete="off"
          value={view.filter}
          onChange={({ target }) => setView({ filter: target.value as Filter })}
        >
          {filters.map((filter) => (
            <option key={filter} value={filter}>
              {registerText.filters[filter]}
            </option>
          ))}
        </select>
      </label>
      {isNarrow ? (
        <>
          <label className={styles.pick}>
            <span>{text.groupBy}</span>
            <select
              autoComplete="off"
              value={view.group}
              onChange={({ target }) => setView({ group: target.value as Grouping })}
            >
              {groupings.map((grouping) => (
                <option key={grouping} value={grouping}>
                  {text.groupings[grouping]}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.pick}>
            <span>{text.sortBy}</span>
            <select
              autoComplete="off"
              value={view.sort.key}
              onChange={({ target }) => setView({ sort: { key: target.value as SortKey, descending: false } })}
            >
              {sortKeys.map((key) => (
                <option key={key} value={key}>
                  {text.sortKeys[key]}
                </option>
              ))}
            </select>
          </label>
        </>
      ) : (
        <div className={styles.group} role="group" aria-label={text.groupBy}>
          <span>{text.groupBy}</span>
          {groupings.map((grouping) => (
            <button
              key={grouping}
              type="button"
              aria-pressed={view.group === grouping}
              onClick={() => setView({ group: grouping })}
            >
              {text.groupings[grouping]}
            </button>
          ))}
        </div>
      )}
      {mayEdit && (
        <Button size="small" onClick={() => setIsAdding(true)}>
          {text.add}
        </Button>
      )}
      <AddRiskDialog open={isAdding} onClose={() => setIsAdding(false)} onAdded={openWhenAdded} />
    </div>
  );
}
