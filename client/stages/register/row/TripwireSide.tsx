import type { RegisterRow } from '../../../../shared/register/register.ts';
import { graceOf } from '../../../../shared/register/schedule.ts';
import { tripwireSentence } from '../../../../shared/register/sentences.ts';
import { isVagueSignal } from '../../../../shared/register/vagueSignal.ts';
import { useText } from '../../../text/useText.ts';
import { RowState } from '../marks/RowState.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { OwnedBy } from './OwnedBy.tsx';
import { Side } from './Side.tsx';
import { TripwireSentence } from './TripwireSentence.tsx';
import { TripwireTimes } from './TripwireTimes.tsx';
import styles from './ThreeSides.module.css';

/** The tripwire: who looks at what, how often, and the value that trips it. */
export function TripwireSide({ row }: { readonly row: RegisterRow }) {
  const text = useText('registerRow');
  const pageText = useText('registerPage');
  const planText = useText('plan');
  const sentences = useText('sentences');
  const { mayEdit, days } = useRegisterPage();
  const { texts, state, nextCheck } = row;
  const lacksCadence = row.cadence === null && texts.signal !== '' && state !== 'retired';
  return (
    <Side
      name={planText.tripwire.name}
      part="tripwire"
      isTripwire
      state={<RowState row={row} isShort />}
      meta={
        <>
          {nextCheck !== null && <span>{pageText.nextCheck(days.long(nextCheck), row.watcher)}</span>}
          {mayEdit ? (
            <TripwireTimes row={row} />
          ) : (
            row.cadence !== null && <span>{`${text.grace} ${text.graceDefault(graceOf(row))}.`}</span>
          )}
          <OwnedBy row={row} part="watcher" />
        </>
      }
    >
      {mayEdit ? (
        <TripwireSentence row={row} />
      ) : (
        <p>{row.tripwire === '' ? text.unwritten : tripwireSentence(row, texts, sentences, days.long)}</p>
      )}
      {mayEdit && lacksCadence && <p className={styles.ask}>{text.noCadence}</p>}
      {mayEdit && isVagueSignal(texts.signal) && <p className={styles.ask}>{planText.vague}</p>}
    </Side>
  );
}
