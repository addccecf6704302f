import { Component } from 'react';

/** In which place each thing lies, by id. A thing is drawn by the element that carries its id as `data-card`. */
export type Places = ReadonlyMap<string, string>;

export type TravelProps = {
  readonly places: Places;
  /** True for what is shown in its new place at once. Asked once for each thing that has moved. */
  readonly stays?: (id: string) => boolean;
};

type Start = { readonly id: string; readonly box: DOMRect };

/** More at once would be a flurry that nobody can follow. */
const mostAtOnce = 6;
const lastsMs = 420;

/**
 * Lets things that have moved travel from their old place to the new one. Only a few at a time and only between places
 * that are in sight; nothing moves where motion is reduced. Each travels as a copy above the page, so that no region that
 * scrolls cuts it off, and what lies in between is not drawn again.
 */
export class Travel extends Component<TravelProps> {
  // The only moment at which things are still where they were and it is known where they go.
  override getSnapshotBeforeUpdate({ places: before }: TravelProps): readonly Start[] {
    const { places, stays } = this.props;
    if (before === places || !canTravel()) return [];
    const moved = [...places].flatMap(([id, place]) => {
      const from = before.get(id);
      return from === undefined || from === place || stays?.(id) === true ? [] : [id];
    });
    if (moved.length > mostAtOnce) return [];
    return moved.flatMap((id) => {
      const element = inSight(id);
      return element === null ? [] : [{ id, box: element.getBoundingClientRect() }];
    });
  }

  override componentDidUpdate(_before: TravelProps, _state: unknown, starts: readonly Start[]): void {
    for (const { id, box } of starts) {
      const element = inSight(id);
      if (element !== null) travel(element, box);
    }
  }

  override render(): null {
    return null;
  }
}

const canTravel = (): boolean =>
  typeof document.body.animate === 'function' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The element, when its middle is on the screen and nothing covers it. */
function inSight(id: string): HTMLElement | null {
  const element = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  if (element === null) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ? element : null;
}

function travel(element: HTMLElement, from: DOMRect): void {
  const to = element.getBoundingClientRect();
  const [dx, dy] = [from.left + from.width / 2 - to.left - to.width / 2, from.top + from.height / 2 - to.top - to.height / 2]; // prettier-ignore
  if (Math.hypot(dx, dy) < 4) return;
  const copy = element.cloneNode(true) as HTMLElement;
  for (const one of [copy, ...copy.querySelectorAll('[id]')]) one.removeAttribute('id');
  copy.removeAttribute('data-card');
  copy.inert = true;
  copy.ariaHidden = 'true';
  Object.assign(copy.style, {
    position: 'fixed',
    inset: 'auto',
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    height: `${to.height}px`,
    margin: '0',
    zIndex: '60',
    pointerEvents: 'none',
  });
  document.body.append(copy);
  const timing = { duration: lastsMs, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' };
  const scale = Math.min(1.8, Math.max(0.6, from.width / to.width));
  element.animate([{ opacity: 0 }, { opacity: 0 }], timing);
  const journey = copy.animate([{ transform: `translate(${dx}px, ${dy}px) scale(${scale})` }, { transform: 'none' }], timing); // prettier-ignore
  const arrive = (): void => copy.remove();
  journey.addEventListener('finish', arrive);
  journey.addEventListener('cancel', arrive);
}
