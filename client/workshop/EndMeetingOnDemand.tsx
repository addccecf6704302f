import { useOnDemand } from '../frame/useOnDemand.ts';
import { texts } from '../text/texts.ts';
import type { EndMeetingProps } from './EndMeeting.tsx';

const load = async () => (await Promise.all([import('./EndMeeting.tsx'), texts.load('ending')]))[0];

/** Loaded when somebody ends the meeting. */
export function EndMeetingOnDemand(props: EndMeetingProps) {
  const loaded = useOnDemand(props.open, load, props.onClose);
  return loaded && <loaded.EndMeeting {...props} />;
}
