import { lazy, Suspense, useState } from 'react';
import type { ParticipantId } from '../../shared/ids.ts';
import type { EpochMs } from '../../shared/time.ts';
import { useCommands } from '../commands/commands.ts';
import { useSignal, useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useOwnDone } from '../frame/useOwnDone.ts';
import { useText } from '../text/useText.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { AskingBanner } from './AskingBanner.tsx';
import { isClosedUnseen } from './closedUnseen.ts';
import { CatchUp } from './CatchUp.tsx';
import { OwnedNotice } from './OwnedNotice.tsx';
import { RefusedCommandBanner } from './RefusedCommandBanner.tsx';
import { RefusedTextsOnDemand } from './RefusedTextsOnDemand.tsx';
import { UnsavedBanner } from './UnsavedBanner.tsx';
import styles from './Workshop.module.css';

const ClosedNotes = lazy(async () => ({ default: (await import('./ClosedNotes.tsx')).ClosedNotes }));

/** Messages that concern everyone on every screen, between the header and the screen. */
export function Banners() {
  const text = useText('workshop');
  // A register that is read-only says so itself, with the way to undo it.
  const closed = useSession(({ workshop, stage }) => workshop.closed && stage.name !== 'register');
  const hasOwnScreen = useSession(isClosedUnseen);
  const me = useMe();
  // Called here because this component is on every screen: the stored flag is then cleared with its stage.
  useOwnDone();
  return (
    <div className={styles.banners}>
      <UnsavedBanner />
      <RefusedCommandBanner />
      <RefusedTextsOnDemand />
      <AskingBanner />
      <ActingBanner />
      {me.capability === 'standIn' && <StandInBanner />}
      <FacilitatorLinkBanner />
      {closed && !hasOwnScreen && (
        <Banner>
          {text.lead.closed}
          <Suspense fallback={null}>
            <ClosedNotes />
          </Suspense>
        </Banner>
      )}
      <CatchUp />
      <OwnedNotice />
    </div>
  );
}

/** Says who runs the workshop when that changes, and offers to take over when nobody does. */
function ActingBanner() {
  const text = useText('workshop');
  const lead = useSession((session) => session.lead);
  const people = usePeople();
  const me = useMe();
  const commands = useCommands();
  const [known, setKnown] = useState<ParticipantId | null>(lead.actingId);
  const startedAt = useSession((session) => session.stage.startedAt);
  const [notice, setNotice] = useState<{ readonly actingId: ParticipantId; readonly startedAt: EpochMs } | null>(null);
  const [busy, setBusy] = useState(false);
  const hasNewLink = useSignal(useWorkshopStore().connection.facilitatorLink) !== null;
  if (lead.actingId !== known) {
    setKnown(lead.actingId);
    setNotice(lead.actingId === null ? null : { actingId: lead.actingId, startedAt });
  }

  if (lead.offered && !me.isObserver) {
    const take = async () => {
      setBusy(true);
      await commands.takeOver({});
      setBusy(false);
    };
    return (
      <Banner
        tone="caution"
        actions={
          <Button variant="primary" size="small" busy={busy} onClick={() => void take()}>
            {text.lead.takeOver}
          </Button>
        }
      >
        {text.lead.offered(people[lead.facilitatorId]?.name ?? '')}
      </Banner>
    );
  }
  // Shown until the stage changes. A stand-in and a new facilitator have banners of their own.
  if (notice?.startedAt !== startedAt || me.capability === 'standIn' || hasNewLink) return null;
  const { actingId } = notice;
  const name = people[actingId]?.name ?? '';
  const words =
    actingId === me.participantId
      ? text.lead.youLead
      : actingId === lead.facilitatorId
        ? text.lead.leads(name)
        : text.lead.acts(name);
  return (
    <Banner tone="safe" onDismiss={() => setNotice(null)}>
      {words}
    </Banner>
  );
}

/** The link of a person who has just become facilitator. It cannot be shown again: the server stores its hash only. */
function FacilitatorLinkBanner() {
  const text = useText('workshop');
  const { connection } = useWorkshopStore();
  const path = useSignal(connection.facilitatorLink);
  const { isFacilitator } = useMe();
  if (path === null || !isFacilitator) return null;
  return (
    <Banner
      tone="safe"
      actions={<CopyButton text={window.location.origin + path} label={text.lead.copyLink} />}
      onDismiss={connection.dismissFacilitatorLink}
    >
      {text.lead.newLink}
    </Banner>
  );
}

/** Mounted while this person stands in, so that a dismissed banner is shown again the next time. */
function StandInBanner() {
  const text = useText('workshop');
  const facilitatorId = useSession((session) => session.lead.facilitatorId);
  const people = usePeople();
  const [isDismissed, setIsDismissed] = useState(false);
  if (isDismissed) return null;
  return (
    <Banner tone="safe" onDismiss={() => setIsDismissed(true)}>
      {text.lead.youStandIn(people[facilitatorId]?.name ?? '')}
    </Banner>
  );
}
