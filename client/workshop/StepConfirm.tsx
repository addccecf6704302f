import { useState } from 'react';
import { nextStageOf } from '../../shared/session/secondLook.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { useSession } from '../documents/workshop.ts';
import { Confirm } from '../frame/Confirm.tsx';
import { useText } from '../text/useText.ts';
import type { StepQuestion } from './stepQuestion.ts';

export type StepConfirmProps = {
  /** Null while nothing is asked. */
  question: StepQuestion | null;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before the primary button ends a round, a vote or a stage that has hardly begun, and names what is lost. */
export function StepConfirm({ question, onConfirm, onClose }: StepConfirmProps) {
  const text = useText('dialogs').step;
  const { names } = useText('stages');
  const [stage, next] = useSession((session) => [session.stage.name, nextStageOf(session)] as const);
  // The words stay while the dialog closes.
  const [last, setLast] = useState(question);
  if (question !== null && question !== last) setLast(question);
  if (last === null) return null;
  const [title, words, confirm] = wordsFor(text, last, names[stage], names[next ?? stage]);
  return (
    <Confirm
      open={question !== null}
      title={title}
      confirm={confirm}
      cancel={text.cancel}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{words}</p>
    </Confirm>
  );
}

function wordsFor(
  text: Texts<'dialogs'>['step'],
  question: StepQuestion,
  stage: string,
  next: string,
): readonly [title: string, words: string, confirm: string] {
  switch (question.kind) {
    case 'endWriting':
    case 'closeVote':
    case 'showAgreed': {
      const { title, words, confirm } = text[question.kind];
      return [title, words(question.missing, question.of), confirm];
    }
    case 'putRest':
      return [text.putRest.title(question.cards), text.putRest.words, text.putRest.confirm(question.cards)];
    case 'endOwnCards':
    case 'withoutTotals': {
      const { title, words, confirm } = text[question.kind];
      return [title, words, confirm];
    }
    case 'early':
      return [text.early.title(stage), text.early.words(stage), text.early.confirm(next)];
  }
}
