import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../../../text/useText.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useRegisterPage } from '../../RegisterContext.ts';
import { useOpenNote } from '../useOpenNote.ts';
import { Note } from './Note.tsx';
import { NoteMargin } from './NoteMargin.tsx';
import styles from './note.module.css';

/** The review note of one incident, a page of its own inside the register (SPEC HP4). */
export function NoteScreen({ incidentId }: { readonly incidentId: string }) {
  const text = useText('incidents').note;
  const untitled = useText('register').untitled;
  const { records, register, setView } = useRegisterPage();
  const heading = useRef<HTMLHeadingElement>(null);
  const incident = records.incidents[incidentId];
  const row = [...register.planned, ...register.parked].find(({ riskId }) => riskId === incident?.riskId) ?? null;
  useEffect(() => {
    heading.current?.closest('main')?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [incidentId]);
  return (
    <article className={styles.page}>
      <header className={styles.title}>
        <div>
          <button type="button" className={styles.back} onClick={() => setView({ note: null })}>
            <ArrowLeft size={15} aria-hidden />
            {text.back}
          </button>
          {incident && (
            <p className={styles.eyebrow}>
              {row ? text.eyebrow(row.id, row.title || untitled) : text.eyebrowNoCard(incident.title)}
            </p>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {text.title}
          </h1>
        </div>
        {incident && <NoteMargin incidentId={incidentId} />}
      </header>
      {incident === undefined ? (
        <p className={styles.gone}>{text.gone}</p>
      ) : (
        <BegunNote incidentId={incidentId}>
          <Note incidentId={incidentId} incident={incident} row={row} />
        </BegunNote>
      )}
    </article>
  );
}

type BegunNoteProps = { readonly incidentId: string; readonly children: React.ReactNode };

/** A link to a note that nobody has begun offers to begin it. */
function BegunNote({ incidentId, children }: BegunNoteProps) {
  const text = useText('incidents');
  const { mayEdit } = useRegisterPage();
  const { isBegun, isBusy, failed, open } = useOpenNote(incidentId);
  if (isBegun) return children;
  return (
    <div className={styles.gone}>
      <p>{text.note.beginHint}</p>
      {mayEdit && (
        <Button variant="primary" busy={isBusy} onClick={open}>
          {text.lookBack.begin}
        </Button>
      )}
      {failed !== '' && <p role="alert">{failed}</p>}
    </div>
  );
}
