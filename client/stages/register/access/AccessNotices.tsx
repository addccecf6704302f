import { useState } from 'react';
import type { Register } from '../../../../shared/register/register.ts';
import { daysBetween } from '../../../../shared/time.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { KeepLink } from '../../../frame/KeepLink.tsx';
import { useKeptLink } from '../../../frame/useKeptLink.ts';
import { KeepLonger } from './KeepLonger.tsx';
import styles from './access.module.css';

/** From how many days before the last one the page says that everything will be deleted (SPEC LC5b). */
const noticeDays = 14;

type AccessNoticesProps = { register: Register; today: IsoDate };

/** What concerns the register as a whole: it is read-only, it will be deleted soon, and the link to keep. */
export function AccessNotices({ register, today }: AccessNoticesProps) {
  const { keptLink, dismiss } = useKeptLink();
  return (
    <div className={styles.notices}>
      <ReadOnlyNotice />
      <ExpiringNotice register={register} today={today} />
      {keptLink !== null && <KeepLink link={keptLink} onKept={dismiss} />}
    </div>
  );
}

function ReadOnlyNotice() {
  const text = useText('access').readOnly;
  const isClosed = useSession(({ workshop }) => workshop.closed);
  const { isFacilitator } = useMe();
  const { setReadOnly } = useCommands();
  const [busy, setBusy] = useState(false);
  if (!isClosed) return null;
  const undo = async (): Promise<void> => {
    setBusy(true);
    await setReadOnly({ readOnly: false });
    setBusy(false);
  };
  return (
    <Banner
      tone="caution"
      {...(isFacilitator && {
        actions: (
          <Button size="small" busy={busy} onClick={() => void undo()}>
            {text.undo}
          </Button>
        ),
      })}
    >
      {text.banner}
    </Banner>
  );
}

function ExpiringNotice({ register, today }: AccessNoticesProps) {
  const text = useText('access').expiring;
  const keptText = useText('access').kept;
  const untitled = useText('register').untitled;
  const { formatDate } = useFormat();
  const keptUntil = useSession(({ workshop }) => workshop.keptUntil);
  const facilitator = usePeople()[useSession(({ lead }) => lead.facilitatorId)]?.name ?? '';
  const { isFacilitator } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  if (keptUntil === undefined || daysBetween(today, keptUntil) > noticeDays) return null;
  const tripped = [...register.planned, ...register.parked]
    .filter(({ state }) => state === 'tripped')
    .map(({ id, title }) => text.risk(id, title || untitled));
  return (
    <>
      <Banner
        tone="caution"
        {...(isFacilitator && {
          actions: (
            <Button size="small" variant="primary" onClick={() => setIsOpen(true)}>
              {keptText.longer}
            </Button>
          ),
        })}
      >
        <strong>{text.text(formatDate(keptUntil))}</strong> {tripped.length > 0 && `${text.tripped(tripped)} `}
        {isFacilitator ? text.facilitator : text.others(facilitator)}
      </Banner>
      <KeepLonger open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
