import type { DragEndEvent } from '@dnd-kit/core';
import {
  closestCenter,
  DndContext,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import { useText } from '../../../text/useText.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { LiveRegion } from '../../../ui/VisuallyHidden.tsx';
import styles from './checklists.module.css';

export type MadeItem = { readonly key: string; readonly words: string };

type SortableItemsProps = {
  readonly items: readonly MadeItem[];
  readonly onChange: (items: readonly MadeItem[]) => void;
};

/** The lines of a checklist: written in place, and ordered by dragging, with arrow keys on the grip, or with two buttons. */
export function SortableItems({ items, onChange }: SortableItemsProps) {
  const text = useText('checklists').maker;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const describedBy = useId();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 160, tolerance: 8 } }),
  );
  const move = (from: number, to: number): void => {
    const moved = items[from];
    if (moved === undefined || to < 0 || to >= items.length || to === from) return;
    onChange(items.toSpliced(from, 1).toSpliced(to, 0, moved));
    setSaid(text.moved(to + 1, items.length));
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    const [from, to] = [active.id, over?.id].map((key) => items.findIndex((item) => item.key === key));
    if (from !== undefined && to !== undefined && to !== -1) move(from, to);
  };
  const drop = (index: number): void => {
    onChange(items.toSpliced(index, 1));
    const fields = list.current?.querySelectorAll('textarea') ?? [];
    fields[index === fields.length - 1 ? index - 1 : index + 1]?.focus();
  };
  return (
    <DndContext id={describedBy} sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
      <ol ref={list} className={styles.made}>
        {items.map((item, index) => (
          <SortableItem
            key={item.key}
            item={item}
            index={index}
            count={items.length}
            onWrite={(words) => onChange(items.with(index, { ...item, words }))}
            onMove={(to) => move(index, to)}
            onDrop={() => drop(index)}
          />
        ))}
      </ol>
      <LiveRegion message={said} />
    </DndContext>
  );
}

type SortableItemProps = {
  readonly item: MadeItem;
  readonly index: number;
  readonly count: number;
  readonly onWrite: (words: string) => void;
  readonly onMove: (to: number) => void;
  readonly onDrop: () => void;
};

function SortableItem({ item, index, count, onWrite, onMove, onDrop }: SortableItemProps) {
  const text = useText('checklists').maker;
  const place = index + 1;
  const drag = useDraggable({ id: item.key });
  const target = useDroppable({ id: item.key });
  const over = item.words.length - limits.titleLength;
  const noteId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onMove(to);
  };
  const { transform } = drag;
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element);
        target.setNodeRef(element);
      }}
      className={classes(drag.isDragging && styles.carried, target.isOver && !drag.isDragging && styles.over)}
      style={transform ? { transform: `translate(0, ${transform.y}px)` } : undefined}
    >
      <button
        ref={drag.setActivatorNodeRef}
        type="button"
        className={styles.grip}
        aria-label={text.grip(place)}
        onKeyDown={onKeyDown}
        {...drag.listeners}
      >
        <GripVertical size={16} aria-hidden />
        <span aria-hidden>{place}</span>
      </button>
      <span className={styles.words}>
        <span className={styles.mirror} aria-hidden>{`${item.words || text.placeholder}\u200B`}</span>
        <textarea
          rows={1}
          dir="auto"
          autoComplete="off"
          aria-label={text.item(place)}
          aria-invalid={over > 0 || undefined}
          aria-describedby={over > 0 ? noteId : undefined}
          placeholder={text.placeholder}
          value={item.words}
          onChange={({ target: { value } }) => onWrite(value.replace(/\s*\n\s*/g, ' '))}
        />
      </span>
      <span className={styles.itemButtons}>
        <IconButton label={text.up(place)} disabled={index === 0} onClick={() => onMove(index - 1)}>
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={text.down(place)} disabled={place === count} onClick={() => onMove(index + 1)}>
          <ArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={text.drop(place)} onClick={onDrop}>
          <X size={16} aria-hidden />
        </IconButton>
      </span>
      {over > 0 && (
        <p id={noteId} className={styles.tooLong}>
          {text.tooLong(over)}
        </p>
      )}
    </li>
  );
}
