import { useState } from 'react';
import { useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import screen from '../RegisterScreen.module.css';
import { useRegisterPage } from '../RegisterContext.ts';
import { AskRows } from './AskRows.tsx';
import { EndProject } from './EndProject.tsx';
import styles from './Foresight.module.css';
import { ForesightTable } from './ForesightTable.tsx';
import { HowSure } from './HowSure.tsx';
import { Unforeseen } from './Unforeseen.tsx';
import { useForesight } from './useForesight.ts';
import { VerdictDialog } from './VerdictDialog.tsx';

/** "Was it foreseen?": what became of every risk and card, in sentences, a table and how sure people were (SPEC FS2). */
export function ForesightPage() {
  const text = useText('foresight');
  const { formatLongDay } = useFormat();
  const { register, today, days, setView } = useRegisterPage();
  const outcome = useSession((session) => session.outcome);
  const { rows, counts, span } = useForesight();
  const [changing, setChanging] = useState<string | null>(null);
  const changed = rows.find(({ key }) => key === changing) ?? null;
  return (
    <>
      <div className={screen.top}>
        <p className={screen.dateline}>
          <span>{text.title(register.title)}</span>
          <span>{text.imagined(days.long(register.heldOn))}</span>
          <time dateTime={today}>{formatLongDay(today)}</time>
        </p>
        <header className={styles.head}>
          <h1 className={styles.sentences} tabIndex={-1}>
            <b>{text.happened(counts)}</b> {text.foreseen(counts)}
          </h1>
          {counts.withoutDot.length > 0 && (
            <p className={styles.withoutDot}>
              {text.withoutDot(counts.withoutDot.length)}{' '}
              {counts.withoutDot.map((words, index) => (
                <i key={index}>{text.quoted(words)} </i>
              ))}
            </p>
          )}
          <p className={styles.when}>
            {outcome === null ? text.imaginedDay : text.ended(days.long(outcome.on))} {text.almost(counts.almost)}{' '}
            <Button size="small" variant="quiet" onClick={() => setView({ foreseen: false })}>
              {text.toRegister}
            </Button>
          </p>
        </header>
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          <AskRows rows={rows} />
          <ForesightTable rows={rows} span={span} onChange={setChanging} />
          <Unforeseen rows={rows} />
        </div>
        <aside className={styles.side}>
          <HowSure />
          <EndProject />
        </aside>
      </div>
      <VerdictDialog row={changed} onClose={() => setChanging(null)} />
    </>
  );
}
