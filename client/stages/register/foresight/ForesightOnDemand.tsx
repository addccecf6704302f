import { useState } from 'react';
import { isForesightOpen, secondLookDue } from '../../../../shared/session/secondLook.ts';
import { useMe, useSession } from '../../../documents/workshop.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { useRegisterPage } from '../RegisterContext.ts';

const load = async () => (await Promise.all([import('./ForesightPage.tsx'), texts.load('foresight')]))[0];
const loadHalfTime = async () => (await Promise.all([import('./HalfTime.tsx'), texts.load('foresight')]))[0];
const loadEnd = async () => (await Promise.all([import('./EndProject.tsx'), texts.load('foresight')]))[0];

const nothing = (): void => undefined;

/** True while "Was it foreseen?" stands in place of the register (SPEC FS1b, FS1d). */
export function useIsForeseen({ today, view }: Pick<ReturnType<typeof useRegisterPage>, 'today' | 'view'>): boolean {
  const isOpen = useSession((session) => isForesightOpen(session, today));
  return isOpen && view.on === null && (view.foreseen ?? (view.open === null && view.test === null));
}

/** The page "Was it foreseen?", loaded when it is first shown. */
export function ForesightOnDemand() {
  const part = useOnDemand(true, load, nothing);
  return part === null ? <Loading /> : <part.ForesightPage />;
}

/** From half time on the register asks for a second look (SPEC FS3a). */
export function HalfTimeOnDemand() {
  const { today, mayEdit } = useRegisterPage();
  const due = useSession(secondLookDue);
  const isDue = mayEdit && due !== null && due <= today;
  const part = useOnDemand(isDue, loadHalfTime, nothing);
  return isDue && part !== null ? <part.HalfTime /> : null;
}

/** To "Was it foreseen?" once it can be said; before, the facilitator's button that ends the project. */
export function ForesightButton() {
  const text = useText('registerPage').foresight;
  const { isFacilitator } = useMe();
  const { today, mayEdit, view, setView } = useRegisterPage();
  const isOpen = useSession((session) => isForesightOpen(session, today));
  const [isEnding, setIsEnding] = useState(false);
  const part = useOnDemand(isEnding, loadEnd, () => setIsEnding(false));
  if (isOpen) {
    return view.on === null ? (
      <Button size="small" variant="quiet" onClick={() => setView({ foreseen: true, open: null })}>
        {text.show}
      </Button>
    ) : null;
  }
  if (!isFacilitator || !mayEdit) return null;
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsEnding(true)}>
        {text.end}
      </Button>
      {part !== null && <part.EndProjectDialog open={isEnding} onClose={() => setIsEnding(false)} />}
    </>
  );
}
