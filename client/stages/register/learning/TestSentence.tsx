import type { SmallTest, TestText } from '../../../../shared/board/records.ts';
import { isOutcome } from '../../../../shared/register/smallTests.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { SlotDate } from '../../plan/Slots.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Send } from './useSend.ts';
import { WordsSlot } from './WordsSlot.tsx';
import styles from './learning.module.css';

export type TestProps = { readonly testId: string; readonly test: SmallTest };
export type EditedTestProps = TestProps & { readonly sending: Send };

/** What stays open while a test runs; everything else of the sentence stands (SPEC TS2b). */
const openWhileRunning: readonly TestText[] = ['exposure', 'undoneBy'];

/** The test as a sentence, with slots for what can still be changed. */
export function TestSentence(props: EditedTestProps) {
  const { testId, test, sending } = props;
  const text = useText('smallTests');
  const { setSmallTest } = useCommands();
  const { mayEdit, days } = useRegisterPage();
  const isOver = isOutcome(test.state);
  const words = isOver ? text.past : text.now;
  const setDay = (change: { from?: string | null; until?: string | null }): void =>
    void sending.send(() => setSmallTest({ testId, ...change }));
  return (
    // Not a paragraph: it cannot contain these fields.
    <div className={styles.sentence}>
      {words.from}{' '}
      {mayEdit && test.state === 'planned' ? (
        <SlotDate
          label={text.fromLabel}
          part="from"
          value={test.from}
          readOnly={false}
          onChange={(from) => setDay({ from })}
        />
      ) : (
        <b>{test.from === null ? '…' : days.long(test.from)}</b>
      )}{' '}
      {words.to}{' '}
      {mayEdit && !isOver ? (
        <SlotDate
          label={text.untilLabel}
          part="until"
          value={test.until}
          readOnly={false}
          onChange={(until) => setDay({ until })}
        />
      ) : (
        <b>{test.until === null ? '…' : days.long(isOver ? (test.endedOn ?? test.until) : test.until)}</b>
      )}{' '}
      {words.tries} <TestWords {...props} field="change" /> {words.exposure}{' '}
      <TestWords {...props} field="exposure" mark="." />{' '}
      {(!isOver || test.expected !== '') && (
        <>
          {words.expect} <TestWords {...props} field="expected" mark="." />
        </>
      )}
    </div>
  );
}

/** Words of a test where they can be changed, else as text. */
export function TestWords({
  testId,
  test,
  sending,
  field,
  mark = '',
}: EditedTestProps & { field: TestText; mark?: string }) {
  const text = useText('smallTests');
  const { setSmallTest } = useCommands();
  const { mayEdit } = useRegisterPage();
  const isOpen = test.state === 'planned' || (test.state === 'running' && openWhileRunning.includes(field));
  if (!mayEdit || !isOpen)
    return (
      <>
        <b>{test[field].replace(/[.]+$/, '') || '…'}</b>
        {mark}
      </>
    );
  return (
    <WordsSlot
      {...text.slots[field]}
      value={test[field]}
      mark={mark}
      onSave={async (words) => (await sending.send(() => setSmallTest({ testId, [field]: words }))).ok}
    />
  );
}
