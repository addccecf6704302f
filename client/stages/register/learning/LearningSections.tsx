import { testsInOrder } from '../../../../shared/register/smallTests.ts';
import type { NamedTest } from '../../../../shared/register/smallTests.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { TestPart } from './TestPart.tsx';
import { TestStanding } from './TestStanding.tsx';
import styles from './learning.module.css';

/** All small tests and all checklists of the register. */
export function LearningSections() {
  const { records } = useRegisterPage();
  return (
    <div className={styles.sections}>
      {Object.keys(records.smallTests).length > 0 && <AllTests />}
      {Object.keys(records.checklists).length > 0 && <AllChecklists />}
    </div>
  );
}

function AllTests() {
  const text = useText('smallTests');
  const { records } = useRegisterPage();
  const tests = testsInOrder(records.smallTests);
  const running = tests.filter(([, { state }]) => state === 'running').length;
  return (
    <section aria-label={text.title}>
      <div className={styles.sectionHead}>
        <h2>{text.title}</h2>
        <span>{running > 0 && text.running(running)}</span>
      </div>
      <ul className={styles.list}>
        {tests.map((named) => (
          <TestLine key={named[0]} named={named} />
        ))}
      </ul>
    </section>
  );
}

/** Opens the test in the row of its risk, or here when it has none. */
function TestLine({ named: [testId, test] }: { readonly named: NamedTest }) {
  const text = useText('smallTests');
  const { register, view, setView } = useRegisterPage();
  const row = [...register.planned, ...register.parked].find(({ riskId }) => riskId === test.riskId);
  const isOpen = row === undefined && view.test === testId;
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-expanded={row === undefined ? isOpen : undefined}
        onClick={() => setView(row ? { open: row.number, test: testId } : { test: isOpen ? null : testId })}
      >
        <span>
          {row && <span className={styles.id}>{row.id} </span>}
          {test.change || text.untitled}
        </span>
        <TestStanding test={test} />
      </button>
      {isOpen && <TestPart testId={testId} test={test} />}
    </li>
  );
}

function AllChecklists() {
  const text = useText('checklists');
  const { records, mayEdit, days, setView } = useRegisterPage();
  const checklists = Object.entries(records.checklists).sort(
    ([, a], [, b]) => a.madeOn.localeCompare(b.madeOn) || a.pause.localeCompare(b.pause),
  );
  return (
    <section aria-label={text.title}>
      <div className={styles.sectionHead}>
        <h2>{text.title}</h2>
        <span />
        {mayEdit && (
          <Button size="small" onClick={() => setView({ checklist: 'new', open: null })}>
            {text.make}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {checklists.map(([checklistId, { pause, items, runs }]) => (
          <li key={checklistId}>
            <button
              type="button"
              className={styles.line}
              onClick={() => setView({ checklist: checklistId, open: null })}
            >
              <span>{text.readBefore(pause)}</span>
              <span className={styles.when}>
                {[text.items(items.length), lastRun(runs, text, days.long)].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lastRun(
  runs: readonly string[],
  text: { readonly lastRan: (date: string) => string; readonly neverRan: string },
  long: (day: string) => string,
): string {
  const last = runs.at(-1);
  return last === undefined ? text.neverRan : text.lastRan(long(last));
}
