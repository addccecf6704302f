import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { useRecords } from '../../documents/records.ts';
import { useMe } from '../../documents/workshop.ts';
import { useSignal, useWorkshopStore } from '../../documents/WorkshopProvider.tsx';
import { FootActions, FootStatus, HeadActions } from '../../frame/Foot.tsx';
import { useFormat, useText } from '../../text/useText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Loading } from '../../ui/Loading.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { AccessFoot } from './access/AccessFoot.tsx';
import { AccessNotices } from './access/AccessNotices.tsx';
import { ImportChanges } from './import/ImportChanges.tsx';
import { ShareRegister } from './access/ShareRegister.tsx';
import { Attention } from './attention/Attention.tsx';
import { Dateline } from './Dateline.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { ForesightButton, ForesightOnDemand, HalfTimeOnDemand, useIsForeseen } from './foresight/ForesightOnDemand.tsx';
import { FromMeeting } from './FromMeeting.tsx';
import { AsOfDialog } from './history/AsOfDialog.tsx';
import { useAsOf } from './history/useAsOf.ts';
import { SomethingHappened } from './incidents/SomethingHappened.tsx';
import { useIncidentParts } from './incidents/useIncidentParts.ts';
import { useNote } from './incidents/useNote.ts';
import { ChecklistSlot, LearningSlot, MakeChecklist } from './learning/LearningSlots.tsx';
import { RegisterMatrix } from './matrix/RegisterMatrix.tsx';
import { manyRisks } from './model/attention.ts';
import { PrintVersion } from './PrintVersion.tsx';
import { usePrintForesight } from './print/usePrintForesight.ts';
import { usePrintLink } from './print/usePrintLink.ts';
import type { RegisterPage } from './RegisterContext.ts';
import { RegisterContext } from './RegisterContext.ts';
import styles from './RegisterScreen.module.css';
import { SampleMark } from './SampleMark.tsx';
import { RegisterTable } from './table/RegisterTable.tsx';
import { useFiles } from './useFiles.ts';
import { usePrinting } from './usePrinting.ts';
import { useRegister } from './useRegister.ts';
import { useView } from './useView.ts';

/** The register after the meeting, once it is there: half of it would say that nothing waits. */
export function RegisterScreen() {
  const { board, plan } = useWorkshopStore().connection;
  const hasBoard = useSignal(board.synced);
  const hasPlan = useSignal(plan.synced);
  return hasBoard && hasPlan ? <WholeRegister /> : <Loading />;
}

/** What waits, where the risks lie, and all of them in a table. */
function WholeRegister() {
  const text = useText('register');
  const pageText = useText('registerPage');
  const { daysFrom } = useFormat();
  const live = useRegister();
  const liveRecords = useRecords();
  const [view, setView] = useView();
  const asOf = useAsOf(view.on);
  const { mayEdit, mayCheck } = useMe();
  const files = useFiles();
  const isNarrow = useNarrow(767);
  const isPrinting = usePrinting();
  const printLink = usePrintLink();
  const Foresight = usePrintForesight(live.today);
  const [isAskingDay, setIsAskingDay] = useState(false);
  const isEarlier = asOf.kind === 'earlier';
  const register = isEarlier ? asOf.register : live.register;
  const records = isEarlier ? asOf.records : liveRecords;
  const today = isEarlier ? (view.on ?? live.today) : live.today;
  const { isSample = false } = useWorkshopStore().connection;
  const isForeseen = useIsForeseen({ today, view });
  const openRow = useCallback((row: RegisterRow) => setView({ open: row.number }), [setView]);
  const days = useMemo(() => daysFrom(live.today), [daysFrom, live.today]);
  const page: RegisterPage = useMemo(
    () => ({
      register,
      records,
      reviews: asOf.kind === 'earlier' ? asOf.reviews : null,
      today,
      days,
      mayEdit: mayEdit && view.on === null,
      mayCheck: mayCheck && view.on === null,
      asOf: isEarlier ? view.on : null,
      view,
      setView,
      openRow,
    }),
    [register, records, asOf, today, days, mayEdit, mayCheck, isEarlier, view, setView, openRow],
  );
  const take = isSample ? null : (
    <>
      {page.mayCheck && <SomethingHappened />}
      <ShareRegister isShort={isNarrow && page.mayCheck} />
      <ExportMenu files={files} />
    </>
  );
  const hasAlarm =
    Object.keys(records.incidents).length > 0 ||
    [...register.planned, ...register.parked].some(({ state }) => state === 'tripped');
  const { parts, isSettled } = useIncidentParts(hasAlarm);
  const { NoteScreen, isSettled: hasNote } = useNote(view.note !== null);
  // The page begins with what has tripped, or with the note of its address: without them it would jump.
  const [waitsFor] = useState({ parts: hasAlarm, note: view.note !== null });
  if ((waitsFor.parts && !isSettled) || (waitsFor.note && !hasNote)) return <Loading />;
  const also = isSample ? (
    !isForeseen && <ForesightButton />
  ) : (
    <>
      {!register.isReadOnly && (
        <Button size="small" variant="quiet" onClick={() => files.download('ics')}>
          {text.formats.ics}
        </Button>
      )}
      {!isForeseen && <ForesightButton />}
      <Button size="small" variant="quiet" onClick={() => setIsAskingDay(true)}>
        {pageText.asOfButton}
      </Button>
    </>
  );
  return (
    <RegisterContext value={page}>
      {NoteScreen && view.note !== null ? (
        <NoteScreen incidentId={view.note} />
      ) : view.checklist !== null ? (
        <div className={classes(styles.page, styles.printed)}>
          <ChecklistSlot checklistId={view.checklist} />
        </div>
      ) : (
        <>
          {parts && <parts.TrippedPart />}
          <div className={styles.page}>
            <div className={styles.top} data-above-table>
              {isSample && <SampleMark />}
              <AccessNotices register={live.register} today={live.today} onDownload={() => files.download('json')} />
              {view.on !== null && (
                <Banner
                  tone="neutral"
                  actions={
                    <Button size="small" onClick={() => setView({ on: null })}>
                      {pageText.backToToday}
                    </Button>
                  }
                >
                  {asOf.kind === 'loading'
                    ? pageText.asOfLoading
                    : asOf.kind === 'failed'
                      ? pageText.asOfFailed
                      : pageText.asOf(days.long(view.on))}
                </Banner>
              )}
              {files.failed && (
                <Banner tone="caution" urgent>
                  {text.failed}
                </Banner>
              )}
              <LiveRegion message={files.failed ? '' : files.said} />
              {!isForeseen && (
                <>
                  <HalfTimeOnDemand />
                  <Dateline />
                  <div className={styles.overview}>
                    <Attention />
                    {register.planned.length > 0 && <RegisterMatrix />}
                  </div>
                </>
              )}
            </div>
            {isForeseen ? (
              <ForesightOnDemand />
            ) : (
              <>
                <RegisterTable />
                <LearningSlot />
                {parts && <parts.IncidentLists />}
                <FromMeeting />
              </>
            )}
            {view.on === null && !isSample && (
              <AccessFoot>
                {isNarrow && also}
                <MakeChecklist />
                <ImportChanges />
              </AccessFoot>
            )}
          </div>
        </>
      )}
      {/* Every risk in full: too much to keep in the page of a long register, and printed seldom. */}
      {view.checklist === null && (isPrinting || (live.register.planned.length < manyRisks && !isSample)) && (
        <PrintVersion register={live.register} records={liveRecords} link={printLink} Foresight={Foresight} />
      )}
      <AsOfDialog
        open={isAskingDay}
        onClose={() => setIsAskingDay(false)}
        onShow={(on) => setView({ on, open: null })}
      />
      {isNarrow ? (
        <FootActions>
          <div className={styles.take}>{take}</div>
        </FootActions>
      ) : (
        <HeadActions>{take}</HeadActions>
      )}
      <FootStatus>{files.said}</FootStatus>
      {!isNarrow && <FootActions>{also}</FootActions>}
    </RegisterContext>
  );
}
