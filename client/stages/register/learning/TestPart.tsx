import { useEffect, useRef, useState } from 'react';
import { isOutcome, ownerOfTest } from '../../../../shared/register/smallTests.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import { useCommands } from '../../../commands/commands.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { EditableText } from '../../../ui/EditableText.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { EndTestDialog } from './EndTestDialog.tsx';
import type { EditedTestProps, TestProps } from './TestSentence.tsx';
import { TestSentence } from './TestSentence.tsx';
import { TestRule } from './TestRule.tsx';
import { TestStanding } from './TestStanding.tsx';
import { useSend } from './useSend.ts';
import styles from './learning.module.css';

/** One small test: its sentence and rule, and what can be done with it. It takes the focus when the address names it. */
export function TestPart(props: TestProps) {
  const { testId, test } = props;
  const text = useText('smallTests');
  const { register, view } = useRegisterPage();
  const sending = useSend();
  const part = useRef<HTMLElement>(null);
  const isWanted = view.test === testId;
  useEffect(() => {
    if (!isWanted) return;
    part.current?.focus({ preventScroll: true });
    part.current?.scrollIntoView({ block: 'nearest' });
  }, [isWanted]);
  const row = [...register.planned, ...register.parked].find(({ riskId }) => riskId === test.riskId) ?? null;
  const { owner } = ownerOfTest(test, row);
  return (
    <article ref={part} tabIndex={-1} className={styles.test} aria-label={test.change || text.untitled}>
      <div className={styles.standing}>
        <TestStanding test={test} />
        {!isOutcome(test.state) && <span>{owner === null ? text.nobody : text.owner(owner)}</span>}
        {test.follows !== null && <span>{text.follows}</span>}
      </div>
      <TestSentence {...props} sending={sending} />
      <TestRule {...props} sending={sending} />
      {isOutcome(test.state) && <TestResult {...props} sending={sending} />}
      <TestButtons {...props} sending={sending} row={row} />
      {sending.failed !== '' && (
        <p role="alert" className={styles.failed}>
          {sending.failed}
        </p>
      )}
    </article>
  );
}

/** What was expected beside what came of it; a result that shows nothing looks the same. */
function TestResult({ testId, test, sending }: EditedTestProps) {
  const text = useText('smallTests');
  const { setSmallTest } = useCommands();
  const { mayEdit } = useRegisterPage();
  return (
    <>
      <dl className={styles.result}>
        <div>
          <dt>{text.expected}</dt>
          <dd>{test.expected || text.nothingExpected}</dd>
        </div>
        <div>
          <dt>{text.cameOf}</dt>
          <dd>
            <EditableText
              value={test.result}
              label={text.editResult}
              canEdit={mayEdit}
              mayBeEmpty
              multiline
              maxLength={limits.sayLength}
              onSave={async (result) => (await sending.send(() => setSmallTest({ testId, result }))).ok}
            >
              {test.result === '' ? <p className={styles.soft}>{text.noResult}</p> : <p>{test.result}</p>}
            </EditableText>
          </dd>
        </div>
      </dl>
      {test.isStopped && <p className={styles.soft}>{text.stopped}</p>}
    </>
  );
}

type ButtonsProps = EditedTestProps & { readonly row: Parameters<typeof EndTestDialog>[0]['row'] };

function TestButtons({ testId, test, sending, row }: ButtonsProps) {
  const text = useText('smallTests');
  const { mayEdit, mayCheck } = useRegisterPage();
  const { startSmallTest, removeSmallTest } = useCommands();
  const [open, setOpen] = useState<'end' | 'remove' | null>(null);
  const close = (): void => setOpen(null);
  if (!mayCheck) return null;
  return (
    <div className={styles.buttons}>
      {mayEdit && test.state === 'planned' && (
        <Button size="small" busy={sending.busy} onClick={() => void sending.send(() => startSmallTest({ testId }))}>
          {text.start}
        </Button>
      )}
      {test.state === 'running' && (
        <Button size="small" onClick={() => setOpen('end')}>
          {text.end}
        </Button>
      )}
      {mayEdit && (
        <Button size="small" variant="quiet" onClick={() => setOpen('remove')}>
          {text.remove}
        </Button>
      )}
      <EndTestDialog {...{ testId, test, row }} open={open === 'end'} onClose={close} />
      <Confirm
        open={open === 'remove'}
        danger
        title={text.removeTitle}
        confirm={text.removeConfirm}
        onConfirm={() => removeSmallTest({ testId })}
        onClose={close}
      >
        <p>{text.removeWhy}</p>
      </Confirm>
    </div>
  );
}
