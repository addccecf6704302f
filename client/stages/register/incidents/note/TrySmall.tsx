import type { LessonChange } from '../../../../../shared/board/records.ts';
import { testsInOrder } from '../../../../../shared/register/smallTests.ts';
import { useCommands } from '../../../../commands/commands.ts';
import { useText } from '../../../../text/useText.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { useIncidentCommand } from '../useIncidentCommand.ts';
import styles from './note.module.css';

type TrySmallProps = { readonly incidentId: string; readonly change: LessonChange };

/** Makes a small test of a kept change and shows it; once there is one, leads to it (SPEC TS1d). */
export function TrySmall({ incidentId, change }: TrySmallProps) {
  const text = useText('incidents').change;
  const { records, register, setView } = useRegisterPage();
  const { addSmallTest } = useCommands();
  const { failed, run, isBusy } = useIncidentCommand();
  const riskId = records.incidents[incidentId]?.riskId;
  const row = [...register.planned, ...register.parked].find((one) => one.riskId === riskId);
  // The one that runs before those that are over: a test that was adapted is followed by another.
  const made = testsInOrder(records.smallTests).find(([, { changeId }]) => changeId === change.id)?.[0];
  const show = (test: string): void => setView({ note: null, open: row?.number ?? null, test });
  const make = async (): Promise<void> => {
    const reply = await run(() => addSmallTest({ changeId: change.id }));
    if (reply.ok && reply.testId !== undefined) show(reply.testId);
  };
  return (
    <>
      <button
        type="button"
        className={styles.link}
        aria-disabled={isBusy || undefined}
        aria-label={(made === undefined ? text.trySmallLabel : text.seeTestLabel)(change.line)}
        onClick={() => {
          if (made !== undefined) show(made);
          else if (!isBusy) void make();
        }}
      >
        {made === undefined ? text.trySmall : text.seeTest}
      </button>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
    </>
  );
}
