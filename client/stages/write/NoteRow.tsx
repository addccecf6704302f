import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type * as Y from 'yjs';
import type { Note } from '../../../shared/notebook/notebook.ts';
import { Menu } from '../../ui/Menu.tsx';
import { SharedText } from '../../ui/SharedText/SharedText.tsx';
import { useText } from '../../text/useText.ts';
import styles from './NoteList.module.css';

export type NoteRowProps = {
  readonly note: Note;
  /** 1 is the oldest. */
  readonly number: number;
  readonly count: number;
  readonly text: Y.Text | null;
  readonly closed: boolean;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
  readonly onRemove: () => void;
  /** @param to place among the notes, 0 the oldest */
  readonly onMove: (to: number) => void;
};

export function NoteRow(props: NoteRowProps) {
  const writeText = useText('write');
  const { number, count, onMove } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  // The newest note is at the top, so moving up means a higher number.
  const up = number < count ? () => onMove(number) : null;
  const down = number > 1 ? () => onMove(number - 2) : null;
  const move = (by: (() => void) | null): void => {
    by?.();
    // Moving the row in the list takes the focus from it.
    queueMicrotask(() => field.current?.focus());
  };
  return (
    <li className={styles.row} value={number}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <SharedText
        ref={field}
        text={props.text}
        look="plain"
        className={styles.text ?? ''}
        label={writeText.edit(number)}
        readOnly={props.closed}
        onFocus={props.onEdit}
        onBlur={props.onLeave}
        onEnter={() => field.current?.blur()}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          move(event.key === 'ArrowUp' ? up : down);
        }}
      />
      <Menu
        label={writeText.actions(number)}
        picture={<Ellipsis size={18} aria-hidden />}
        className={styles.actions}
        choices={[
          {
            label: writeText.moveUp,
            icon: <ArrowUp size={16} aria-hidden />,
            onSelect: () => up?.(),
            disabled: props.closed || !up,
          },
          {
            label: writeText.moveDown,
            icon: <ArrowDown size={16} aria-hidden />,
            onSelect: () => down?.(),
            disabled: props.closed || !down,
          },
          {
            label: writeText.remove,
            icon: <Trash2 size={16} aria-hidden />,
            onSelect: props.onRemove,
            disabled: props.closed,
            apart: true,
          },
        ]}
      />
    </li>
  );
}
