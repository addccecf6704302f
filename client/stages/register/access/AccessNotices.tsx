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

type AccessNoticesProps = { register: Register; today: IsoDate; onDownload: () => void };

/** What concerns the register as a whole: it is read-only, it will be deleted soon, and the link to keep. */
export function AccessNotices({ register, today, onDownload }: AccessNoticesProps) {
  const { keptLink, dismiss } = useKeptLink();
  return (
    <div className={styles.notices}>
      <ReadOnlyNotice />
      <ExpiringNotice register={register} today={today} />
      <HistoryNotice onDownload={onDownload} />
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

/** The oldest entries of the history will go: who wants them downloads them now (SPEC RW7i). */
function HistoryNotice({ onDownload }: Pick<AccessNoticesProps, 'onDownload'>) {
  const text = useText('access').history;
  const isNearlyFull = useSession(({ history }) => history.nearlyFull === true);
  if (!isNearlyFull) return null;
  return (
    <Banner
      tone="caution"
      actions={
        <Button size="small" onClick={onDownload}>
          {text.download}
        </Button>
      }
    >
      {text.nearlyFull}
    </Banner>
  );
}

function ExpiringNotice({ register, today }: Omit<AccessNoticesProps, 'onDownload'>) {
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
