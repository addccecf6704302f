import { useState } from 'react';
import type { Response } from '../../../../shared/board/riskFields.ts';
import { responses } from '../../../../shared/board/riskFields.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { isIsoDate } from '../../../../shared/time.ts';
import { useBoardWithPending } from '../../../documents/useBoardWithPending.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './RowExtras.module.css';

/** The response; accepting a risk needs a reason and a day until which it is accepted (SPEC RW8e). */
export function ResponsePart({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow').response;
  const planText = useText('plan');
  const { mayEdit, register, days } = useRegisterPage();
  const { setRisk } = useBoardWithPending();
  const [chosen, setChosen] = useState<Response | ''>(row.response ?? '');
  const [reason, setReason] = useState(row.responseReason ?? '');
  const [until, setUntil] = useState(row.responseUntil ?? register.failedBy);
  const words = [
    row.response && planText.responses[row.response],
    row.responseReason && `${text.because} ${row.responseReason}`,
    row.responseUntil && `${text.until} ${days.long(row.responseUntil)}`,
  ].filter(Boolean);
  if (!mayEdit) {
    return words.length === 0 ? null : (
      <section className={styles.part} aria-label={planText.response}>
        <h4>{planText.response}</h4>
        <p>{words.join(', ')}</p>
      </section>
    );
  }
  const isComplete = reason.trim() !== '' && isIsoDate(until);
  const isSaved = row.response === 'accept' && row.responseReason === reason.trim() && row.responseUntil === until;
  return (
    <div className={styles.response}>
      <SelectField
        label={planText.response}
        value={chosen}
        options={[
          { value: '', label: planText.responseNone },
          ...responses.map((response) => ({ value: response, label: planText.responses[response] })),
        ]}
        onChange={(response) => {
          setChosen(response);
          if (response !== 'accept') void setRisk(row.riskId, { response: response === '' ? null : response });
        }}
      />
      {chosen === 'accept' && (
        <form
          className={styles.accepting}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isComplete) return;
            void setRisk(row.riskId, {
              response: 'accept',
              responseReason: reason.trim(),
              responseUntil: until,
            });
          }}
        >
          <TextInput
            label={text.because}
            hint={text.hint}
            value={reason}
            maxLength={limits.titleLength}
            onChange={setReason}
          />
          <TextInput label={text.until} type="date" value={until} onChange={setUntil} />
          {!isSaved && (
            <Button type="submit" size="small" disabled={!isComplete}>
              {text.save}
            </Button>
          )}
        </form>
      )}
    </div>
  );
}
