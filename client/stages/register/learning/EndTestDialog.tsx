import { useState } from 'react';
import type { TestOutcome } from '../../../../shared/board/records.ts';
import { testOutcomes } from '../../../../shared/board/records.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckField, ChoiceField } from '../../../ui/CheckField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextInput.tsx';
import dialogStyles from '../dialogs/dialogs.module.css';
import { useRegisterPage } from '../RegisterContext.ts';
import type { TestProps } from './TestSentence.tsx';
import { useSend } from './useSend.ts';

type EndTestProps = TestProps & {
  readonly row: RegisterRow | null;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Asks what came of a test, beside what was expected, and what follows from it by its rule. */
export function EndTestDialog(props: EndTestProps) {
  const text = useText('smallTests').endDialog;
  return (
    <Dialog open={props.open} title={text.title} width="medium" onClose={props.onClose}>
      <EndTestForm {...props} />
    </Dialog>
  );
}

const ruleOf = { adopted: 'adoptIf', adapted: 'adaptIf', abandoned: 'abandonIf' } as const;

function EndTestForm({ testId, test, row, onClose }: EndTestProps) {
  const text = useText('smallTests').endDialog;
  const uiText = useText('ui');
  const { endSmallTest } = useCommands();
  const { setView } = useRegisterPage();
  const { busy, failed, send } = useSend();
  const [result, setResult] = useState('');
  const [outcome, setOutcome] = useState<TestOutcome | null>(null);
  const [stopped, setStopped] = useState(false);
  const [stepDone, setStepDone] = useState(true);
  const mayBeDone = outcome === 'adopted' && row?.preventionState === 'open' && row.texts.prevention !== '';
  const save = async (): Promise<void> => {
    if (outcome === null || busy) return;
    const reply = await send(() =>
      endSmallTest({
        testId,
        outcome,
        result: result.trim(),
        ...(stopped && { stopped }),
        ...(mayBeDone && stepDone && { stepDone }),
      }),
    );
    if (!reply.ok) return;
    onClose();
    setView({ test: reply.testId ?? testId });
  };
  const hintOf = (one: TestOutcome): string => (one === 'inconclusive' ? '' : test[ruleOf[one]]);
  return (
    <form
      className={dialogStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {test.expected !== '' && <p className={dialogStyles.said}>{text.expected(test.expected)}</p>}
      <TextArea
        label={text.result}
        hint={text.resultHint}
        value={result}
        maxLength={limits.sayLength}
        onChange={setResult}
      />
      <ChoiceField<TestOutcome | ''>
        label={text.outcome}
        value={outcome ?? ''}
        choices={testOutcomes.map((one) => ({
          value: one,
          label: text.outcomes[one],
          ...(hintOf(one) !== '' && { hint: text.ifWords(hintOf(one)) }),
        }))}
        onChange={(chosen) => setOutcome(chosen === '' ? null : chosen)}
      />
      {test.stopIf !== '' && (
        <CheckField label={text.stopped} hint={text.ifWords(test.stopIf)} checked={stopped} onChange={setStopped} />
      )}
      {mayBeDone && (
        <CheckField label={text.stepDone} hint={text.stepDoneHint} checked={stepDone} onChange={setStepDone} />
      )}
      {failed !== '' && <p role="alert">{failed}</p>}
      <div className={dialogStyles.buttons}>
        <Button variant="quiet" onClick={onClose}>
          {uiText.cancel}
        </Button>
        <Button type="submit" variant="primary" busy={busy} disabled={outcome === null}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
