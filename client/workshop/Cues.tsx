import { useEffect, useRef } from 'react';
import { remainingOf } from '../../shared/stages/agenda.ts';
import { minuteMs } from '../../shared/time.ts';
import { useMe, useNow, useSession } from '../documents/workshop.ts';
import { useSound } from '../frame/sound.ts';
import { useText } from '../text/useText.ts';
import { LiveRegion } from '../ui/VisuallyHidden.tsx';
import { cueFor } from './cue.ts';

/** What reaches somebody who looks elsewhere: the title of the tab, an announcement, and a sound for those who want it. */
export function Cues() {
  const text = useText('workshop');
  const { participantId, isLeading } = useMe();
  const cue = useSession((session) => cueFor(session, participantId, isLeading));
  const { on } = useSound();
  const last = useRef(cue);
  useEffect(() => {
    if (cue !== null && cue !== last.current && on)
      void import('../runtime/chime.ts').then(({ chime }) => chime()).catch(() => undefined);
    last.current = cue;
  }, [cue, on]);
  return (
    <>
      <PageTitle first={cue === null ? null : text.cues[cue]} />
      {/* That everyone is done is announced where the number is shown. */}
      <LiveRegion message={cue === 'readNext' ? text.cues.readNext : ''} />
    </>
  );
}

/** The title of the tab: what has to be noticed, else the minutes left; then workshop and stage. */
function PageTitle({ first }: { readonly first: string | null }) {
  const text = useText('workshop');
  const { names } = useText('stages');
  const title = useSession((session) => session.workshop.title);
  const stage = useSession((session) => session.stage);
  const left = remainingOf(stage, useNow(1_000));
  const time = left === null || stage.pausedAt !== null ? null : text.titleTime(Math.ceil(left / minuteMs));
  const whole = [first ?? time, title, names[stage.name], text.product].filter((part) => part !== null).join(' · ');
  useEffect(() => {
    document.title = whole;
  }, [whole]);
  return null;
}
