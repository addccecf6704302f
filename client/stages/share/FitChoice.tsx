import { useState } from 'react';
import { minutesOf } from '../../../shared/stages/agenda.ts';
import { useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { ChoiceField } from '../../ui/CheckField.tsx';
import { fitOf, heardIn, secondsPerCard } from '../pace.ts';
import type { Fit } from '../pace.ts';
import styles from './FitChoice.module.css';

export type FitState = {
  readonly fit: Fit;
  readonly total: number;
  readonly minutes: number;
  readonly readAll: boolean;
  readonly setReadAll: (readAll: boolean) => void;
  /** After how many cards the rest goes on the board; null when all are read aloud. */
  readonly restFrom: number | null;
};

/** Whether all cards fit in the time. Derived from the agenda, so a deputy and a reloaded page get the same result. */
export function useFit(): FitState {
  const [readAll, setReadAll] = useState(false);
  const total = useSession((session) => session.turn.total ?? 0);
  const minutes = useSession((session) => minutesOf(session.agenda, 'share'));
  const fit = fitOf(total, minutes);
  return { fit, total, minutes, readAll, setReadAll, restFrom: fit.kind === 'some' && !readAll ? fit.aloud : null };
}

/** The facilitator's choice at the start when there are more cards than time. */
export function FitChoice({ fit: { fit, total, minutes, readAll, setReadAll } }: { readonly fit: FitState }) {
  const shareText = useText('share');
  if (fit.kind === 'all') return null;
  return (
    <div className={styles.choice}>
      <ChoiceField
        label={shareText.fitTitle(total, minutes, heardIn(minutes))}
        value={readAll ? 'all' : 'some'}
        choices={[
          { value: 'some', label: shareText.fitSome(fit.aloud, fit.skim) },
          { value: 'all', label: shareText.fitAll(total, Math.ceil((total * secondsPerCard) / 60)) },
        ]}
        onChange={(value) => setReadAll(value === 'all')}
      />
    </div>
  );
}
