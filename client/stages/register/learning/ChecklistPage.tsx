import { useEffect, useRef } from 'react';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { ChecklistMaker } from './ChecklistMaker.tsx';
import { ChecklistView } from './ChecklistView.tsx';
import styles from './checklists.module.css';

/** A checklist in place of the register: to make, to read, to run or to print. */
export function ChecklistPage({ checklistId }: { readonly checklistId: string }) {
  const text = useText('checklists');
  const { records, mayEdit, setView } = useRegisterPage();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    page.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [checklistId]);
  const checklist = Object.hasOwn(records.checklists, checklistId) ? records.checklists[checklistId] : undefined;
  const leave = (): void => setView({ checklist: null });
  return (
    <div ref={page} className={styles.page}>
      <div className={styles.back}>
        <Button size="small" variant="quiet" onClick={leave}>
          ← {text.back}
        </Button>
      </div>
      {checklistId === 'new' && mayEdit ? (
        <ChecklistMaker onLeave={leave} onSaved={(made) => setView({ checklist: made })} />
      ) : checklist ? (
        <ChecklistView key={checklistId} checklistId={checklistId} checklist={checklist} onLeave={leave} />
      ) : (
        <h1 tabIndex={-1}>{text.gone}</h1>
      )}
    </div>
  );
}
