import { useState } from 'react';
import type { OwnedPart } from '../../../../shared/board/board.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isPartWritten } from '../../../../shared/register/acceptance.ts';
import { ownerFact } from '../../../../shared/register/owners.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { useIsOwner } from '../useIsOwner.ts';
import styles from './ThreeSides.module.css';

/** Who owns a part, until when they accepted it, and a button to accept it. */
export function OwnedBy({ row, part }: { readonly row: RegisterRow; readonly part: OwnedPart }) {
  const text = useText('registerRow');
  const planText = useText('plan');
  const { days, mayEdit } = useRegisterPage();
  const { isLeading } = useMe();
  const isMine = useIsOwner()(row, part);
  const { acceptOwnership } = useCommands();
  const [busy, setBusy] = useState(false);
  const owner = row[ownerFact[part]];
  if (owner === null) return null;
  const until = row.acceptedUntil[part];
  if (row.accepted.includes(part))
    return <span>{until === undefined ? text.accepted(owner) : text.acceptedUntil(owner, days.long(until))}</span>;
  return (
    <span>
      {text.proposed(owner)}{' '}
      {isPartWritten(row.texts, part) && (isMine || (mayEdit && isLeading)) && (
        <button
          type="button"
          className={classes(styles.link)}
          aria-label={isMine ? planText.acceptLabel(part) : planText.agreedLabel(part, owner)}
          aria-disabled={busy}
          onClick={() => {
            if (busy) return;
            setBusy(true);
            void acceptOwnership({ riskId: row.riskId, part }).then(() => setBusy(false));
          }}
        >
          {isMine ? planText.accept : planText.agreedAloud(owner)}
        </button>
      )}
    </span>
  );
}
