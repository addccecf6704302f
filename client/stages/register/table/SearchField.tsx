import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWorkshopStore } from '../../../documents/WorkshopProvider.tsx';
import { useText } from '../../../text/useText.ts';
import { Kbd } from '../../../ui/Card.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './TableTools.module.css';

/** Browsers refuse more than some hundred changes of the address a minute. */
const restMs = 250;

/** The search; "/" leads to it, Escape empties it. */
export function SearchField() {
  const text = useText('registerPage');
  const { view, setView } = useRegisterPage();
  const { timers } = useWorkshopStore().connection;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(view.query);
  const [shown, setShown] = useState(view.query);
  // The address was changed by something else, for instance a button that shows all risks.
  if (view.query !== shown) {
    setShown(view.query);
    setTyped(view.query);
  }
  useEffect(() => {
    if (typed === view.query) return;
    return timers.after(restMs, () => {
      setShown(typed);
      setView({ query: typed });
    });
  }, [typed, view.query, timers, setView]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <label className={styles.search}>
      <Search size={15} aria-hidden />
      <input
        ref={field}
        type="search"
        aria-label={text.search}
        aria-keyshortcuts="/"
        placeholder={text.search}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.stopPropagation();
            setTyped('');
          }
        }}
      />
      <span className={styles.key} aria-hidden>
        <Kbd>/</Kbd>
      </span>
    </label>
  );
}
