import { useState } from 'react';
import { daysLater, minuteMs, startOfDay } from '../../../../shared/time.ts';
import { useNow, useSession } from '../../../documents/workshop.ts';
import { useText } from '../../../text/useText.ts';
import { everythingThatWaits } from '../../../../shared/register/waiting.ts';
import { firstOfEachKind, manyRisks, nextCheckOf } from '../model/attention.ts';
import { useIncidentParts } from '../incidents/useIncidentParts.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { CheckNotice } from './CheckNotice.tsx';
import { useQuickCheck } from './useQuickCheck.ts';
import { TestEnds } from './TestEnds.tsx';
import { WaitingItem } from './WaitingItem.tsx';
import styles from './Attention.module.css';

/** The state of the register as a headline, then what waits, the most urgent first (SPEC RP1). */
export function Attention() {
  const text = useText('registerPage');
  const { register, records, today, days, asOf } = useRegisterPage();
  const [isAllShown, setIsAllShown] = useState(false);
  const quick = useQuickCheck();
  const timeZone = useSession(({ workshop }) => workshop.timeZone) ?? 'UTC';
  const clock = useNow(minuteMs);
  // Of an earlier day nobody knows what it was like before it ended.
  const now = asOf === null ? clock : startOfDay(timeZone, daysLater(asOf, 1)) - 1;
  const waiting = everythingThatWaits(register, records, { today, now, timeZone });
  const { parts } = useIncidentParts(waiting.some((one) => 'incidentId' in one));
  if (register.isReadOnly) return <h1 tabIndex={-1} className={styles.headline}>{text.readOnly}</h1>; // prettier-ignore
  const next = nextCheckOf(register);
  const nextWords = next && text.nextCheck(days.long(next.on), next.watcher);
  const groups = firstOfEachKind(waiting);
  const isMany = [...register.planned, ...register.parked].length >= manyRisks && waiting.length > groups.length;
  const isShortened = isMany && !isAllShown;
  const shown = isShortened
    ? groups.map(({ first, count }) => ({ one: first, count }))
    : waiting.map((one) => ({ one, count: 1 }));
  const tripped = waiting.filter(({ kind }) => kind === 'tripped').length;
  const below = [tripped > 0 && text.tripped(tripped), isShortened ? text.firstOfEach : nextWords].filter(Boolean);
  return (
    <section className={styles.attention} aria-label={text.waitsLabel}>
      {waiting.length === 0 ? (
        <h1 tabIndex={-1} className={styles.headline}>
          {register.planned.length === 0 && register.parked.length === 0 ? text.noRisks : text.nothing}
          {nextWords !== null && ' '}
          {nextWords !== null && <span className={styles.next}>{nextWords}</span>}
        </h1>
      ) : (
        <>
          <h1 tabIndex={-1} className={styles.headline}>
            {text.waits(waiting.length)}
          </h1>
          {below.length > 0 && <p className={styles.below}>{below.join(' ')}</p>}
        </>
      )}
      {asOf === null && <CheckNotice quick={quick} />}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(({ one, count }) =>
            'incidentId' in one ? (
              parts && (
                <parts.IncidentWaits
                  key={`${one.kind} ${one.incidentId} ${one.change?.id}`}
                  waiting={one}
                  count={count}
                />
              )
            ) : one.kind === 'testEnds' ? (
              <TestEnds key={one.testId} ending={one} count={count} />
            ) : (
              <WaitingItem
                key={`${one.kind} ${one.row.riskId} ${one.part}`}
                waiting={one}
                count={count}
                quick={quick}
              />
            ),
          )}
        </ul>
      )}
      {isMany && (
        <button type="button" className={styles.more} onClick={() => setIsAllShown(!isAllShown)}>
          {isShortened ? text.showAll(waiting.length) : text.showFirst}
        </button>
      )}
    </section>
  );
}
