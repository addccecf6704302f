import type { RegisterRow } from '../../../../shared/register/register.ts';
import { testsInOrder } from '../../../../shared/register/smallTests.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import logStyles from '../row/log.module.css';
import { TestPart } from './TestPart.tsx';
import { useSend } from './useSend.ts';
import styles from './learning.module.css';

/** The small tests of a risk, and a new one. */
export function RowTests({ row }: { readonly row: RegisterRow }) {
  const text = useText('smallTests');
  const { records, mayEdit, setView } = useRegisterPage();
  const { addSmallTest } = useCommands();
  const { busy, failed, send } = useSend();
  const tests = testsInOrder(records.smallTests).filter(([, { riskId }]) => riskId === row.riskId);
  if (tests.length === 0 && !mayEdit) return null;
  const add = async (): Promise<void> => {
    const reply = await send(() => addSmallTest({ riskId: row.riskId }));
    if (reply.ok && reply.testId !== undefined) setView({ test: reply.testId });
  };
  return (
    <section aria-label={text.title}>
      <div className={logStyles.head}>
        <h3>{text.title}</h3>
        {mayEdit && (
          <button type="button" className={logStyles.link} aria-disabled={busy || undefined} onClick={() => void add()}>
            {text.tryIt}
          </button>
        )}
      </div>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      {tests.length === 0 ? (
        <p className={logStyles.none}>{text.none}</p>
      ) : (
        tests.map(([testId, test]) => <TestPart key={testId} testId={testId} test={test} />)
      )}
    </section>
  );
}
