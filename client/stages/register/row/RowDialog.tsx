import type { RegisterRow } from '../../../../shared/register/register.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { RowState } from '../marks/RowState.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { RowDetails } from './RowDetails.tsx';
import styles from './RowDetails.module.css';

/** On a phone a row opens as a sheet. */
export function RowDialog({ row }: { readonly row: RegisterRow | null }) {
  const { setView } = useRegisterPage();
  return (
    <Dialog
      open={row !== null}
      width="wide"
      title={
        row && (
          <span className={styles.sheetTitle}>
            {row.id} <RowState row={row} isShort />
          </span>
        )
      }
      onClose={() => setView({ open: null })}
    >
      {row && <RowDetails row={row} />}
    </Dialog>
  );
}
