import { useState } from 'react';
import type { ForesightRow } from '../../../../shared/register/foresight.ts';
import type { Unforeseen } from '../../../../shared/session/foresight.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe } from '../../../documents/workshop.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './Foresight.module.css';

type Answers = { readonly rows: readonly ForesightRow[]; readonly answers: readonly Unforeseen[] };

/** The answers of the sealed round: those that say the same are joined and count once (SPEC FS1h). */
export function UnforeseenAnswers({ answers }: Answers) {
  const text = useText('foresight').unforeseen;
  const { isFacilitator } = useMe();
  const { mayEdit } = useRegisterPage();
  const { joinUnforeseen, withdrawUnforeseen } = useCommands();
  const [leaving, setLeaving] = useState<Unforeseen | null>(null);
  const heads = answers.filter(({ sameAs }) => sameAs === null);
  return (
    <>
      <ul className={styles.answersList}>
        {heads.flatMap((head) =>
          [head, ...answers.filter(({ sameAs }) => sameAs === head.id)].map((one) => (
            <li key={one.id} data-joined={one.sameAs !== null || undefined}>
              <span>{one.text}</span>
              {mayEdit && one.sameAs !== null && (
                <Button size="small" variant="quiet" onClick={() => void joinUnforeseen({ id: one.id, intoId: null })}>
                  {text.apart}
                </Button>
              )}
              {mayEdit && one.sameAs === null && heads.length > 1 && (
                <SelectField
                  label={text.sameTitle}
                  labelHidden
                  value=""
                  options={[
                    { value: '', label: text.same },
                    ...heads
                      .filter(({ id }) => id !== one.id)
                      .map(({ id, text: words }) => ({ value: id, label: words })),
                  ]}
                  onChange={(intoId: string) => {
                    if (intoId !== '') void joinUnforeseen({ id: one.id, intoId });
                  }}
                />
              )}
              {isFacilitator && mayEdit && (
                <Button size="small" variant="quiet" onClick={() => setLeaving(one)}>
                  {text.withdraw}
                </Button>
              )}
            </li>
          )),
        )}
      </ul>
      <Confirm
        open={leaving !== null}
        title={text.withdrawTitle}
        confirm={text.withdrawYes}
        danger
        onClose={() => setLeaving(null)}
        onConfirm={async () => leaving !== null && withdrawUnforeseen({ id: leaving.id })}
      >
        {text.withdrawHint}
      </Confirm>
    </>
  );
}
