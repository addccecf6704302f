import { classes } from '../../ui/classes.ts';
import { CardWords } from './CardWords.tsx';
import cardStyles from './ClusterCard.module.css';
import type { ShownCard } from './piles.ts';

/** A card that someone else drags over this place. */
export type Ghost = { readonly shown: ShownCard; readonly by: string };

/** Cards that others hold over a place: above what lies there, so that nothing makes room before they are put down. */
export function Ghosts({ ghosts }: { readonly ghosts: readonly Ghost[] }) {
  return (
    <span className={cardStyles.ghosts} aria-hidden>
      {ghosts.map(({ shown, by }) => (
        <span key={shown.id} className={classes(cardStyles.card, cardStyles.piled, cardStyles.ghost)}>
          <CardWords shown={shown} by={by} />
        </span>
      ))}
    </span>
  );
}
