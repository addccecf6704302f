import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Pile.module.css';

export type NamedSinceProps = {
  readonly theirs: string;
  readonly mine: string;
  readonly onKeepTheirs: () => void;
  readonly onUseMine: () => void;
};

/** Another person named the pile while its name was typed: both are shown, and one is chosen (SPEC BO18). */
export function NamedSince({ theirs, mine, onKeepTheirs, onUseMine }: NamedSinceProps) {
  const text = useText('cluster').namedSince;
  return (
    <div className={styles.namedSince} role="group" aria-label={text.said(theirs)}>
      <p role="alert">{text.said(theirs)}</p>
      <Button size="small" onClick={onKeepTheirs}>
        {text.keep}
      </Button>
      <Button size="small" onClick={onUseMine}>
        {text.mine(mine)}
      </Button>
    </div>
  );
}
