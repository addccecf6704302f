import type { Layer } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import styles from './WhatHeld.module.css';

const drawn = ['prevention', 'tripwire', 'contingency'] as const;
const [top, floor, middle, half] = [4, 78, 41, 6.5];
const hole = 9;

/** One half of a layer that did not hold, open towards the thread. */
const openHalf = (x: number, edge: number, inner: number): string => {
  const curve = edge < inner ? 3 : -3;
  return `M${x - half} ${inner}V${edge + curve}Q${x - half} ${edge} ${x - half + 3} ${edge}H${x + half - 3}Q${x + half} ${edge} ${x + half} ${edge + curve}V${inner}`;
};

/**
 * Prevention, tripwire and contingency as three layers on the way of what happened, filled where they held. The thread
 * stops at the first that held; when none did it goes through all three (SPEC HP2).
 */
export function WhatHeld({ held }: { readonly held: readonly Layer[] }) {
  const text = useText('incidents');
  const places = drawn.map((layer, index) => ({ layer, x: 50 + 100 * index, isFilled: held.includes(layer) }));
  const stop = places.find(({ isFilled }) => isFilled)?.x ?? null;
  const names = held.map((layer) => text.layers[layer]);
  return (
    <div className={styles.held}>
      <svg
        viewBox="0 0 300 82"
        role="img"
        aria-label={text.held.picture(names.length === 0 ? text.held.none : text.held.all(names))}
      >
        {places.map(({ layer, x, isFilled }) =>
          isFilled ? (
            <rect
              key={layer}
              className={styles.full}
              x={x - half}
              y={top}
              width={2 * half}
              height={floor - top}
              rx="3"
            />
          ) : (
            <path
              key={layer}
              className={styles.open}
              d={openHalf(x, top, middle - hole) + openHalf(x, floor, middle + hole)}
            />
          ),
        )}
        <line className={styles.thread} x1="2" x2={stop === null ? 297 : stop - half} y1={middle} y2={middle} />
        {stop === null && <path className={styles.thread} d={`m291 ${middle - 6} 7 6-7 6`} />}
      </svg>
      <ul aria-hidden>
        {places.map(({ layer, isFilled }) => (
          <li key={layer} className={classes(isFilled && styles.strong)}>
            {text.layers[layer]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Luck alone, or nothing: none of the team's own means held. */
export const isNothingHeld = (held: readonly Layer[]): boolean => held.length === 1 && held[0] === 'luck';

/** What the drawing says, in words; nothing while nobody has said what held. */
export function HeldWords({
  held,
  className,
}: {
  readonly held: readonly Layer[];
  readonly className?: string | undefined;
}) {
  const text = useText('incidents').held;
  if (isNothingHeld(held)) return <p className={classes(styles.nothing, className)}>{text.nothing}</p>;
  const isOfPlan = drawn.some((layer) => held.includes(layer));
  const words = [
    held.includes('people') && (isOfPlan ? text.withPeople : text.peopleOnly),
    held.includes('luck') && text.withLuck,
  ].filter(Boolean);
  return words.length > 0 && <p className={classes(styles.words, className)}>{words.join(' ')}</p>;
}
