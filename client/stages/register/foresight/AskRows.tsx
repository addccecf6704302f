import { useState } from 'react';
import type { ForesightRow } from '../../../../shared/register/foresight.ts';
import { verdicts } from '../../../../shared/board/records.ts';
import type { VerdictKind } from '../../../../shared/board/records.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';

/** Every risk and card of which nobody has said yet what became of it, with one press for each answer. */
export function AskRows({ rows }: { readonly rows: readonly ForesightRow[] }) {
  const text = useText('foresight');
  const { mayEdit } = useRegisterPage();
  const open = rows.filter(({ verdict }) => verdict === null);
  if (!mayEdit || open.length === 0) return null;
  return (
    <section className={styles.ask} aria-labelledby="foresight-ask">
      <h2 id="foresight-ask" className={styles.heading}>
        {text.ask.title} <small>{text.ask.left(open.length)}</small>
      </h2>
      <ul>
        {open.map((row) => (
          <AskRow key={row.key} row={row} />
        ))}
      </ul>
    </section>
  );
}

function AskRow({ row }: { readonly row: ForesightRow }) {
  const text = useText('foresight');
  const { setVerdict } = useCommands();
  const [busy, setBusy] = useState<VerdictKind | null>(null);
  const [failed, setFailed] = useState(false);
  const say = async (verdict: VerdictKind): Promise<void> => {
    if (row.id === null) return;
    setBusy(verdict);
    const known = verdict === 'happened' ? row.known : { on: row.known.on, signOn: row.known.signOn };
    const reply = await setVerdict({
      id: row.id,
      verdict,
      ...(verdict === 'happened' || verdict === 'almost' ? known : {}),
    });
    setBusy(null);
    setFailed(!reply.ok);
  };
  return (
    <li className={styles.askRow}>
      <span className={styles.number}>{row.number ?? text.noNumber}</span>
      <span className={styles.title}>
        {row.title}
        <small>{text.foreseenAs[row.foreseenAs]}</small>
        {failed && (
          <small className={styles.failed} role="alert">
            {text.dialog.failed}
          </small>
        )}
      </span>
      <span className={styles.answers} role="group" aria-label={text.ask.label(row.title)}>
        {verdicts.map((verdict) => (
          <Button key={verdict} size="small" busy={busy === verdict} onClick={() => void say(verdict)}>
            {text.ask.short[verdict]}
          </Button>
        ))}
      </span>
    </li>
  );
}
