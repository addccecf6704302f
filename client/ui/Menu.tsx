import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './Button.tsx';
import { classes } from './classes.ts';
import buttons from './Button.module.css';
import styles from './Menu.module.css';

export type MenuChoice = {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** With a line above it. */
  readonly apart?: boolean;
};

export type MenuProps = {
  /** What the button is for; shown unless `picture` is given. */
  label: string;
  picture?: ReactNode;
  choices: readonly MenuChoice[];
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string | undefined;
};

const gap = 6;
const edge = 8;

/** Places the list below its button, or above it where there is more space, inside the window. */
function place(button: HTMLElement, list: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const under = at.bottom + gap + height + edge <= window.innerHeight || at.top < window.innerHeight / 2;
  list.style.top = `${under ? at.bottom + gap : Math.max(edge, at.top - gap - height)}px`;
  list.style.left = `${Math.max(edge, Math.min(at.right - width, window.innerWidth - width - edge))}px`;
}

/** A menu button: arrow keys, Home, End and Escape work; a press outside closes the list. */
export function Menu({ label, picture, choices, variant = 'default', size = 'medium', className }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const choicesIn = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const all = choicesIn();
    const here = all.indexOf(document.activeElement as HTMLElement);
    const next = {
      ArrowDown: (here + 1) % all.length,
      ArrowUp: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all[next]?.focus();
    }
    if (event.key === 'Tab') list.current?.hidePopover();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-label={picture ? label : undefined}
        title={picture ? label : undefined}
        popoverTarget={id}
        className={classes(picture ? buttons.icon : buttonClass(variant, size), className)}
      >
        {picture ?? label}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.list}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          if (event.newState !== 'open' || !button.current || !list.current) return;
          place(button.current, list.current);
          choicesIn()[0]?.focus({ preventScroll: true });
        }}
      >
        {choices.map((choice) => (
          <button
            key={choice.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            disabled={choice.disabled}
            className={classes(styles.choice, choice.danger && styles.danger, choice.apart && styles.apart)}
            onClick={() => {
              list.current?.hidePopover();
              choice.onSelect();
            }}
          >
            {choice.icon}
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}
