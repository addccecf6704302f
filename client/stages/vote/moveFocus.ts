import type { KeyboardEvent } from 'react';

const steps: { readonly [key: string]: { readonly rows: number; readonly columns: number } } = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
};

/**
 * Arrow keys move from dot to dot: left and right within a risk, up and down between risks; disabled dots are skipped. Each risk's dots are a group of buttons.
 */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = steps[event.key];
  const { target } = event;
  if (list === null || step === undefined || !(target instanceof HTMLButtonElement)) return;
  const groups = [...list.querySelectorAll('[role=group]')].map((group) => [...group.querySelectorAll('button')]);
  const row = groups.findIndex((buttons) => buttons.includes(target));
  const column = groups[row]?.indexOf(target) ?? -1;
  if (column < 0) return;
  event.preventDefault();
  if (step.columns !== 0) {
    const enabled = (groups[row] ?? []).filter((button) => !button.disabled);
    enabled[enabled.indexOf(target) + step.columns]?.focus();
    return;
  }
  for (let at = row + step.rows; at >= 0 && at < groups.length; at += step.rows) {
    const enabled = (groups[at] ?? []).filter((button) => !button.disabled);
    const next = enabled[Math.min(column, enabled.length - 1)];
    if (next === undefined) continue;
    next.focus();
    return;
  }
}
