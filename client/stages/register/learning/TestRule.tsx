import type { TestOutcome, TestText } from '../../../../shared/board/records.ts';
import { isOutcome } from '../../../../shared/register/smallTests.ts';
import { useText } from '../../../text/useText.ts';
import { classes } from '../../../ui/classes.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { EditedTestProps } from './TestSentence.tsx';
import { TestWords } from './TestSentence.tsx';
import styles from './learning.module.css';

const lines = [
  ['adoptIf', 'adopted'],
  ['adaptIf', 'adapted'],
  ['abandonIf', 'abandoned'],
] as const satisfies readonly (readonly [TestText, TestOutcome])[];

/** The decision rule in three lines, and below it what stops the test and what undoes it. */
export function TestRule(props: EditedTestProps) {
  const { test } = props;
  const text = useText('smallTests');
  const { mayEdit } = useRegisterPage();
  const isPlanned = test.state === 'planned';
  const isOver = isOutcome(test.state);
  const isShown = (field: TestText): boolean => test[field] !== '' || (mayEdit && isPlanned);
  const shown = lines.filter(([field]) => isShown(field));
  const mayUndo = test.undoneBy !== '' || (mayEdit && !isOver);
  return (
    <>
      {shown.length > 0 && (
        <dl className={styles.rule} aria-label={text.rule}>
          {shown.map(([field, outcome]) => (
            <div key={field} className={classes(test.state === outcome && styles.came)}>
              <dt>{text[field]}</dt>
              <dd>
                <TestWords {...props} field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {(isShown('stopIf') || mayUndo) && (
        <div className={styles.safety}>
          {isShown('stopIf') && (
            <>
              {text.stopIf} <TestWords {...props} field="stopIf" mark="." />{' '}
            </>
          )}
          {mayUndo && (
            <>
              {text.undoneBy} <TestWords {...props} field="undoneBy" mark="." />
            </>
          )}
        </div>
      )}
      {!isPlanned && !test.hasRule && <p className={styles.soft}>{text.hadNoRule}</p>}
      {isPlanned && (test.adoptIf === '' || test.abandonIf === '') && <p className={styles.soft}>{text.noRule}</p>}
    </>
  );
}
