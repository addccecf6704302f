import { useId } from 'react';
import type { Cause } from '../../../../../shared/board/records.ts';
import { causes } from '../../../../../shared/board/records.ts';
import { useCommands } from '../../../../commands/commands.ts';
import { useText } from '../../../../text/useText.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { useIncidentCommand } from '../useIncidentCommand.ts';
import { usePending } from '../usePending.ts';
import styles from './note.module.css';

type CauseChoiceProps = { readonly incidentId: string; readonly cause: Cause | null };

/** Known beforehand, a limit, or a try that was worth its price. */
export function CauseChoice({ incidentId, cause }: CauseChoiceProps) {
  const text = useText('incidents');
  const { mayEdit } = useRegisterPage();
  const { setIncident } = useCommands();
  const { failed, run } = useIncidentCommand();
  const [shown, answer] = usePending(cause);
  const name = useId();
  if (!mayEdit) {
    return cause !== null && <p className={styles.cause}>{text.causes[cause][0]}</p>;
  }
  return (
    <>
      <fieldset className={styles.causes} aria-label={text.note.causeLabel}>
        {causes.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={name}
              autoComplete="off"
              checked={shown === one}
              onChange={() =>
                answer(
                  one,
                  run(() => setIncident({ incidentId, cause: one })),
                )
              }
            />
            <span>
              {text.causes[one][0]}
              <small>{text.causes[one][1]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </>
  );
}
