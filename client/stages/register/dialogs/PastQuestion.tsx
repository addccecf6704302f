import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import styles from './dialogs.module.css';

type PastQuestionProps = {
  readonly row: RegisterRow;
  readonly value: string;
  readonly busy: 'fine' | 'tripped' | null;
  readonly failed: boolean;
  readonly onTripped: () => void;
  readonly onSlip: () => void;
  readonly onFine: (because: string) => void;
};

/** Asked for a reading past the threshold, which is never recorded as fine without an answer (SPEC RP3b). */
export function PastQuestion({ row, value, busy, failed, onTripped, onSlip, onFine }: PastQuestionProps) {
  const text = useText('registerRow').check;
  const [because, setBecause] = useState<string | null>(null);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus(), []);
  const reason = because?.trim() ?? '';
  return (
    <form
      className={styles.past}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== '') onFine(reason);
      }}
    >
      <h3 ref={question} tabIndex={-1}>
        {text.past(value, row.texts.threshold)}
      </h3>
      {row.texts.contingency !== '' && <p>{text.pastPlan(row.contingencyOwner, row.texts.contingency)}</p>}
      <Button variant="primary" wide busy={busy === 'tripped'} onClick={onTripped}>
        {text.yes}
      </Button>
      <Button wide onClick={onSlip}>
        {text.slip(value)}
      </Button>
      {because === null ? (
        <Button variant="quiet" wide onClick={() => setBecause('')}>
          {text.notTripped}
        </Button>
      ) : (
        <>
          <TextInput
            label={text.reason}
            value={because}
            // The field replaces the button that was pressed.
            // eslint-disable-next-line jsx-a11y/no-autofocus -- see above
            autoFocus
            maxLength={limits.titleLength}
            onChange={setBecause}
          />
          <Button type="submit" wide busy={busy === 'fine'} disabled={reason === ''}>
            {text.saveReason}
          </Button>
        </>
      )}
      {failed && <p role="alert">{text.notRecorded}</p>}
    </form>
  );
}
