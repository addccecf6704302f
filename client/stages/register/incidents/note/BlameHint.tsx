import type { Blame } from '../../../../../shared/register/blame.ts';
import { useText } from '../../../../text/useText.ts';
import styles from './note.module.css';

/** A quiet question about the first blaming word of a line. Nothing is held back (SPEC HP6). */
export function BlameHint({ id, blame }: { readonly id: string; readonly blame: Blame }) {
  const text = useText('incidents').blame;
  const found = blame.found.toLocaleLowerCase();
  return (
    <div id={id} className={styles.hint} role="note" aria-label={text.label}>
      <p>{blame.kind === 'name' ? text.name(blame.found) : text.word(found)}</p>
      <small>{text.hint}</small>
    </div>
  );
}
