import type { ReactNode } from 'react';
import { useCallback, useId } from 'react';
import type { ReviewField } from '../../../../../shared/board/records.ts';
import { isListed } from '../../../../../shared/people/roles.ts';
import { findBlame } from '../../../../../shared/register/blame.ts';
import { useReview, useReviewCarets, useReviewText, useSetReviewCaret } from '../../../../documents/reviews.ts';
import { usePeople } from '../../../../documents/workshop.ts';
import { useText } from '../../../../text/useText.ts';
import { SharedText } from '../../../../ui/SharedText/SharedText.tsx';
import type { Selection } from '../../../../ui/SharedText/useOwnCaret.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { BlameHint } from './BlameHint.tsx';
import { Underlines } from './Underlines.tsx';
import styles from './note.module.css';

type TextLineProps = {
  readonly incidentId: string;
  readonly field: ReviewField;
  readonly number: number;
  /** Where its first words come from. */
  readonly hint?: string;
  /** Between the question and the text. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
};

/** One of the four lines that are written together, with the carets of others and hints about blaming words. */
export function TextLine({ incidentId, field, number, hint = '', above, beside }: TextLineProps) {
  const text = useText('incidents');
  const { mayEdit } = useRegisterPage();
  const labelId = useId();
  const hintId = useId();
  const shared = useReviewText(incidentId, field);
  const shown = useReview(incidentId)?.[field] ?? '';
  const carets = useReviewCarets(incidentId).filter((caret) => caret.field === field);
  const setCaret = useSetReviewCaret(incidentId);
  const people = usePeople();
  const onCaret = useCallback((selection: Selection | null) => setCaret(field, selection), [setCaret, field]);
  const names = Object.values(people)
    .filter(isListed)
    .map(({ name }) => name);
  const blames = mayEdit ? findBlame(shown, text.blame.words, names) : [];
  return (
    <section className={styles.line} data-line={number} aria-labelledby={labelId}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <div className={styles.body}>
        <h2 id={labelId}>
          {text.note.lines[field]} {hint !== '' && shown !== '' && <small>{hint}</small>}
        </h2>
        {above}
        {!mayEdit && shown === '' ? (
          <p className={styles.unwritten}>{text.note.unwritten}</p>
        ) : (
          <div className={styles.text}>
            <SharedText
              text={shared}
              label={text.note.lines[field]}
              look="plain"
              className={styles.field ?? ''}
              placeholder={text.note.placeholders[field]}
              readOnly={!mayEdit}
              carets={carets}
              {...(blames.length > 0 && { describedBy: hintId })}
              {...(mayEdit && { onCaret })}
            />
            <Underlines text={shown} blames={blames} />
          </div>
        )}
      </div>
      {(blames.length > 0 || beside) && (
        <aside className={styles.beside}>
          {blames[0] && <BlameHint id={hintId} blame={blames[0]} />}
          {beside}
        </aside>
      )}
    </section>
  );
}
