import type { LessonChange } from '../../../../shared/board/records.ts';
import { nextFollowUp } from '../../../../shared/board/incidents.ts';
import { useText } from '../../../text/useText.ts';
import type { Mark } from '../marks/StateMark.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Standing } from './lessons.ts';
import { standingOf } from './lessons.ts';

const marks: { readonly [S in Standing]: Mark } = {
  proposed: 'open',
  accepted: 'done',
  landed: 'done',
  holds: 'done',
  dropped: 'dropped',
};

/** Whether a change is accepted, in place, holds or was dropped. */
export function LessonState({ change }: { readonly change: LessonChange }) {
  const text = useText('incidents');
  const standing = standingOf(change);
  const { landed, holds } = change.followUps;
  const words: { readonly [S in Standing]: string } = {
    proposed: text.change.proposed,
    accepted: text.change.accepted,
    landed: text.changes.landed,
    holds: text.changes.done,
    dropped: text.changes.dropped((holds.answer === 'dropped' ? holds : landed).note),
  };
  return <StateMark mark={marks[standing]}>{words[standing]}</StateMark>;
}

/** Who carries it, what it alters, until when, and when what is asked next. */
export function useLessonFacts(): (change: LessonChange) => string {
  const text = useText('incidents');
  const { days } = useRegisterPage();
  return (change) => {
    const step = nextFollowUp(change);
    const altered =
      change.altered === '' ? text.things[change.alters] : `${change.altered} (${text.things[change.alters]})`;
    return [
      change.carrier,
      altered,
      standingOf(change) === 'proposed' || standingOf(change) === 'accepted'
        ? text.changes.due(days.long(change.by))
        : '',
      step === null ? '' : text.changes.asked(text.followUp.questions[step], days.long(change.followUps[step].due)),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
