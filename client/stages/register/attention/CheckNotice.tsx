import { useEffect, useRef } from 'react';
import { useText } from '../../../text/useText.ts';
import { LiveRegion } from '../../../ui/VisuallyHidden.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import type { QuickCheck } from './useQuickCheck.ts';
import styles from './Attention.module.css';

/** What was just recorded, with a way back. It takes the focus that the recorded item had. */
export function CheckNotice({ quick }: { readonly quick: QuickCheck }) {
  const text = useText('registerPage');
  const rowText = useText('registerRow');
  const { register, days } = useRegisterPage();
  const undo = useRef<HTMLButtonElement>(null);
  const { last, failed, isUndone } = quick;
  const row = last && [...register.planned, ...register.parked].find(({ riskId }) => riskId === last.row.riskId);
  const checkId = row && row.readings.length > last.row.readings.length ? row.readings.at(-1)?.id : undefined;
  useEffect(() => {
    if (checkId !== undefined && document.activeElement === document.body) undo.current?.focus({ preventScroll: true });
  }, [checkId]);
  const said = isUndone
    ? text.undone
    : last?.state === 'fine' && row
      ? text.saidFine(row.nextCheck && days.long(row.nextCheck))
      : last && row
        ? text.saidTripped(row.contingencyOwner, row.texts.contingency)
        : '';
  return (
    <>
      <LiveRegion message={failed ? '' : said} />
      {failed && (
        <p role="alert" className={styles.failed}>
          {rowText.check.notRecorded}
        </p>
      )}
      {!failed && said !== '' && (
        <p className={styles.notice}>
          <span aria-hidden>
            {row ? `${row.id} · ` : ''}
            {said}
          </span>
          {checkId !== undefined && (
            <button ref={undo} type="button" className={styles.more} onClick={() => quick.undo(checkId)}>
              {text.undo}
            </button>
          )}
        </p>
      )}
    </>
  );
}
