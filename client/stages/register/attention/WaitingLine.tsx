import type { ReactNode } from 'react';
import { daysBetween } from '../../../../shared/time.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import type { WaitingRow } from '../../../../shared/register/waiting.ts';
import { conditionOf, lastReading, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';

/** The line below the name of what waits: whose it is, and what to look at. */
export function WaitingLine({ waiting }: { readonly waiting: WaitingRow }) {
  const text = useText('registerPage');
  const { number } = useFormat();
  const { today, days } = useRegisterPage();
  const { kind, row, since, part } = waiting;
  const { texts } = row;
  const owned = (name: string | null, words: string): ReactNode => (
    <p>
      <b>{name ?? text.nobody}</b>: {words}
    </p>
  );
  switch (kind) {
    case 'tripped':
      return texts.contingency === '' ? <p>{text.noPlan}</p> : owned(row.contingencyOwner, texts.contingency);
    case 'notLookedAt':
      return <p>{text.notLooked(since === null ? 0 : daysBetween(since, today), row.watcher)}</p>;
    case 'declined':
      return <p>{text.declined(row.watcher, days.long(since ?? today))}</p>;
    case 'due':
    case 'late': {
      const condition = conditionOf(row, text);
      const last = lastReading(row);
      const words = [
        `${texts.signal.replace(/[.]+$/, '')}.`,
        kind === 'late' && since !== null && text.lateSince(days.long(since)),
        condition !== '' && text.trips(condition),
        last && text.last(readingText(last.reading, number)),
      ];
      return owned(row.watcher, words.filter(Boolean).join(' '));
    }
    case 'step':
      return owned(
        row.preventionOwner,
        `${texts.prevention.replace(/[.]+$/, '')}. ${text.overdue(since === null ? 0 : daysBetween(since, today))}`,
      );
    case 'acceptance': {
      const owner =
        part === 'watcher' ? row.watcher : part === 'contingency' ? row.contingencyOwner : row.preventionOwner;
      return owned(owner, text.ended(part ?? 'prevention', days.long(since ?? today)));
    }
    case 'response':
      return owned(row.preventionOwner, text.responseEnded(days.long(since ?? today)));
  }
}
