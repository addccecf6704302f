import type { SmallTest } from '../../../../shared/board/records.ts';
import { daysBetween } from '../../../../shared/time.ts';
import { useText } from '../../../text/useText.ts';
import type { Mark } from '../marks/StateMark.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';

const marks: { readonly [S in SmallTest['state']]: Mark } = {
  planned: 'open',
  running: 'armed',
  adopted: 'done',
  adapted: 'again',
  abandoned: 'dropped',
  inconclusive: 'none',
};

/** How a test stands: when it begins, the days it has left, or what became of it and when. */
export function TestStanding({ test }: { readonly test: SmallTest }) {
  const text = useText('smallTests');
  const { today, days } = useRegisterPage();
  const { state, from, until, endedOn } = test;
  if (state === 'running') {
    const left = until === null ? null : daysBetween(today, until);
    if (left === null || left > 0)
      return <StateMark mark="armed">{left === null ? text.names.running : text.daysLeft(left)}</StateMark>;
    return (
      <StateMark mark={left === 0 ? 'due' : 'late'}>{left === 0 ? text.endsToday : text.endedAgo(-left)}</StateMark>
    );
  }
  if (state === 'planned')
    return <StateMark mark="open">{from === null ? text.names.planned : text.startsOn(days.long(from))}</StateMark>;
  const name = text.names[state];
  return <StateMark mark={marks[state]}>{endedOn === null ? name : text.endedOn(name, days.long(endedOn))}</StateMark>;
}
