import { useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { CsvChange, CsvPreview } from '../../../../shared/register/importTypes.ts';
import { HttpRefusal } from '../../../connection/http.ts';
import { previewCsv } from '../../../connection/importRequests.ts';
import { useSession } from '../../../documents/workshop.ts';
import { browserSeats } from '../../../runtime/seats.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FileField } from '../../../ui/FileField.tsx';
import { Failure } from '../../../ui/Failure.tsx';
import { ChangeRow } from './ChangeRow.tsx';
import { Outcome } from './Outcome.tsx';
import { Problems } from './Problems.tsx';
import type { Refused } from './applyChanges.ts';
import { useApply } from './useApply.ts';
import styles from './import.module.css';

/** Chooses a table, shows how it differs from the register, and applies what is ticked (SPEC LC10). */
export function CsvDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText('imports').csv;
  return (
    <Dialog open={open} title={text.title} width="wide" onClose={onClose}>
      <CsvForm onClose={onClose} />
    </Dialog>
  );
}

type State =
  | { readonly kind: 'choosing' | 'reading' }
  | { readonly kind: 'shown' | 'applying'; readonly preview: CsvPreview }
  | { readonly kind: 'applied'; readonly count: number; readonly refused: readonly Refused[] };

function CsvForm({ onClose }: { onClose: () => void }) {
  const text = useText('imports').csv;
  const workshopId = useSession(({ workshop }) => workshop.id);
  const apply = useApply();
  const [state, setState] = useState<State>({ kind: 'choosing' });
  const [left, setLeft] = useState<ReadonlySet<CsvChange>>(new Set());
  const [failure, setFailure] = useState('');

  const fail = (words: string): void => {
    setFailure(words);
    setState({ kind: 'choosing' });
  };
  const look = async (file: File): Promise<void> => {
    setFailure('');
    if (file.size > limits.importBytes) {
      fail(text.failed.tooLarge);
      return;
    }
    setState({ kind: 'reading' });
    try {
      const preview = await previewCsv(workshopId, browserSeats().read(workshopId)?.token ?? '', file);
      setLeft(new Set());
      if (preview.problems.some(({ code }) => code === 'notOurs')) fail(text.failed.notOurs);
      else setState({ kind: 'shown', preview });
    } catch (refusal) {
      const code = refusal instanceof HttpRefusal ? refusal.status : 0;
      fail(code === 413 ? text.failed.tooLarge : code === 400 ? text.failed.notOurs : text.failed.offline);
    }
  };
  const changes = state.kind === 'shown' || state.kind === 'applying' ? state.preview.changes : [];
  const taken = changes.filter((change) => !left.has(change));
  const carryOut = async (): Promise<void> => {
    if (state.kind !== 'shown') return;
    setState({ kind: 'applying', preview: state.preview });
    const refused = await apply(taken);
    const isWhole = (change: CsvChange): boolean =>
      Object.keys(change.fields).length === refused.filter((one) => one.change === change).length;
    setState({ kind: 'applied', count: taken.filter((change) => !isWhole(change)).length, refused });
  };

  if (state.kind === 'applied') return <Outcome count={state.count} refused={state.refused} onClose={onClose} />;
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{text.lede}</p>
      {failure !== '' && <Failure>{failure}</Failure>}
      {state.kind === 'reading' && <p role="status">{text.reading}</p>}
      {(state.kind === 'shown' || state.kind === 'applying') && (
        <>
          <div className={styles.head}>
            <strong role="status">{changes.length === 0 ? text.none : text.changes(changes.length)}</strong>
            <span className={styles.soft}>{text.unchanged(state.preview.unchanged)}</span>
            {changes.length > 1 && (
              <span className={styles.buttons}>
                <Button size="small" variant="quiet" onClick={() => setLeft(new Set())}>
                  {text.all}
                </Button>
                <Button size="small" variant="quiet" onClick={() => setLeft(new Set(changes))}>
                  {text.no}
                </Button>
              </span>
            )}
          </div>
          <Problems problems={state.preview.problems} />
          <ul className={styles.changes}>
            {changes.map((change, index) => (
              <ChangeRow
                key={index}
                change={change}
                isTaken={!left.has(change)}
                onTake={(take) => {
                  const next = new Set(left);
                  if (take) next.delete(change);
                  else next.add(change);
                  setLeft(next);
                }}
              />
            ))}
          </ul>
        </>
      )}
      <div className={styles.buttons}>
        {state.kind !== 'reading' && state.kind !== 'applying' && (
          <FileField
            label={state.kind === 'choosing' ? text.choose : text.other}
            accept=".csv,text/csv"
            primary={state.kind === 'choosing'}
            onChoose={(file) => void look(file)}
          />
        )}
        {taken.length > 0 && (
          <Button variant="primary" busy={state.kind === 'applying'} onClick={() => void carryOut()}>
            {text.apply(taken.length)}
          </Button>
        )}
      </div>
    </div>
  );
}
