import { useEffect, useRef } from 'react';
import { missingRequired, requiredParts } from '../../../shared/register/missing.ts';
import { titleOf } from '../../../shared/register/score.ts';
import { ifThenSentence, isTripwireEmpty } from '../../../shared/register/sentences.ts';
import { isBlankText } from '../../../shared/register/words.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { usePlanTexts } from '../../documents/plan.ts';
import { useBoard } from '../../documents/workshop.ts';
import { useSayLine } from '../../frame/SayLineContext.ts';
import { useText } from '../../text/useText.ts';
import { Eyebrow, Pill } from '../../ui/Card.tsx';
import { Ownership } from './Ownership.tsx';
import { useLineReader } from './useLineReader.ts';
import styles from './IfThenLine.module.css';

export type IfThenLineProps = {
  readonly riskId: RiskId;
  readonly number: number;
  /** It is read aloud now. */
  readonly isRead: boolean;
  /** This page is at it. */
  readonly isShown: boolean;
  readonly onChoose: () => void;
};

/** One line: who reads it, the sentence, and who owns which part. */
export function IfThenLine({ riskId, number, isRead, isShown, onChoose }: IfThenLineProps) {
  const commitText = useText('commit');
  const sentences = useText('sentences');
  const sayText = useText('say');
  const risk = useBoard((board) => board.risks[riskId]);
  const title = useBoard((board) => titleOf(board, riskId));
  const texts = usePlanTexts(riskId);
  const line = useRef<HTMLLIElement>(null);
  const wasShown = useRef(isShown);
  useEffect(() => {
    // Not for the line that is shown when the page opens: the heading would scroll out of view.
    if (isShown && !wasShown.current) line.current?.scrollIntoView({ block: 'nearest' });
    wasShown.current = isShown;
  }, [isShown]);
  const by = useLineReader(riskId);
  const { owner = null, reader = null, isOwner = false, isMe = false } = by ?? {};
  const say =
    !isRead || owner === null || reader === null
      ? null
      : isOwner
        ? sayText.commitOwner(owner)
        : sayText.commitOwnerAway(owner, reader);
  useSayLine(say);
  if (risk === undefined) return null;

  const isEmpty = isTripwireEmpty(risk, texts) && isBlankText(texts.contingency);
  const missing = missingRequired(risk, texts).length;
  return (
    <li ref={line} className={styles.line} aria-current={isShown ? 'step' : undefined}>
      <button type="button" className={styles.head} onClick={onChoose}>
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <Eyebrow as="span">{title}</Eyebrow>
        {reader !== null && !isEmpty && (
          <Pill tone={isMe ? 'ink' : 'neutral'}>{isMe ? commitText.readByYou : commitText.readBy(reader)}</Pill>
        )}
      </button>
      {isEmpty ? (
        <p className={styles.nothing}>{commitText.nothing}</p>
      ) : (
        <blockquote className={styles.sentence} dir="auto">
          {ifThenSentence(risk, texts, sentences, isOwner && isMe ? 'aloud' : 'written')}
        </blockquote>
      )}
      {missing > 0 && !isEmpty && (
        <p className={styles.missing}>
          {commitText.incomplete(missing, requiredParts.length)} {commitText.toPlan}
        </p>
      )}
      <Ownership riskId={riskId} risk={risk} title={title} texts={texts} />
    </li>
  );
}
