import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { RowDetails } from './RowDetails.tsx';
import styles from './OpenRow.module.css';

/** Fields and lists use Escape themselves. */
const keepsEscape = 'input, textarea, select, dialog, [popover]';

/** A row that is open in its place. Escape closes it; the focus then returns to its line. */
export function OpenRow({ row, onClose }: { readonly row: RegisterRow; readonly onClose: () => void }) {
  const text = useText('registerRow');
  const registerText = useText('register');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || (event.target as HTMLElement).closest(keepsEscape)) return;
    event.stopPropagation();
    onClose();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is a shortcut; the button Close works for everyone
    <section
      ref={panel}
      className={styles.panel}
      tabIndex={-1}
      aria-label={text.open(row.id, row.title || registerText.untitled)}
      onKeyDown={onKeyDown}
    >
      <RowDetails
        row={row}
        close={
          <Button size="small" variant="quiet" onClick={onClose}>
            {text.close}
          </Button>
        }
      />
    </section>
  );
}
