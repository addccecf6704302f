import type { Incident } from '../../../../shared/board/records.ts';
import { useText } from '../../../text/useText.ts';
import { StateMark } from '../marks/StateMark.tsx';

/** Tripped, or happened without a tripwire: the triangle is the tripwire's alone. */
export function AlarmMark({ incident }: { readonly incident: Incident | null }) {
  const text = useText('incidents');
  const kind = incident?.kind ?? 'tripped';
  return <StateMark mark={kind}>{kind === 'happened' ? text.tripped.happened : text.kinds[kind]}</StateMark>;
}
