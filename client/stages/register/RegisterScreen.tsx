import { useState } from 'react';
import { totalMinutes } from '../../../shared/stages/agenda.ts';
import type { RiskId } from '../../../shared/ids.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { PlanListDialog } from '../plan/PlanListDialog.tsx';
import { RiskSheet } from '../plan/RiskSheet.tsx';
import { isWatched } from '../../../shared/register/schedule.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { LiveRegion } from '../../ui/VisuallyHidden.tsx';
import { FootActions, FootStatus } from '../../frame/Foot.tsx';
import { AccessFoot } from './access/AccessFoot.tsx';
import { AccessNotices } from './access/AccessNotices.tsx';
import { ImportChanges } from './import/ImportChanges.tsx';
import { ShareRegister } from './access/ShareRegister.tsx';
import { PrintVersion } from './PrintVersion.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Overview } from './Overview.tsx';
import { ParkedRisks } from './ParkedRisks.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import type { Filter, Sort } from './rows.ts';
import { filters, shownRows, sorts } from './rows.ts';
import { TrippedRisk } from './TrippedRisk.tsx';
import { useFiles } from './useFiles.ts';
import { useRegister } from './useRegister.ts';
import styles from './RegisterScreen.module.css';

/** The result of the workshop at the same link: the risks, their tripwires, and who looks when. */
export function RegisterScreen() {
  const text = useText('register');
  const { formatDate, formatDay } = useFormat();
  const { register, today } = useRegister();
  const { isLeading, person } = useMe();
  const minutes = useSession((session) => totalMinutes(session.agenda));
  const files = useFiles();
  const [filter, setFilter] = useState<Filter>('all');
  const [sort, setSort] = useState<Sort>('register');
  const [open, setOpen] = useState<RiskId | null>(null);
  const [isListOpen, setIsListOpen] = useState(false);
  const { planned, parked } = register;
  const rows = shownRows(planned, filter, sort, person.name);
  const opened = [...planned, ...parked].find(({ riskId }) => riskId === open);
  const watched = planned.filter(({ state }) => isWatched(state));
  const late = watched.filter(({ nextCheck: due }) => due !== null && due < today).length;
  const nextCheck = watched.flatMap((row) => row.nextCheck ?? []).sort()[0] ?? null;
  return (
    <div>
      <div className={styles.page}>
        <header className={styles.head}>
          <div>
            <Eyebrow>{text.eyebrow(formatDate(register.heldOn), register.people, minutes)}</Eyebrow>
            <h1 tabIndex={-1}>{text.title(planned.length)}</h1>
            {register.rehearsal && <p className={styles.soft}>{text.rehearsal}</p>}
          </div>
          <div className={styles.take}>
            <ShareRegister />
            <ExportMenu files={files} />
          </div>
        </header>
        <AccessNotices register={register} today={today} />
        {files.failed && (
          <Banner tone="caution" urgent>
            {text.failed}
          </Banner>
        )}
        <LiveRegion message={files.failed ? '' : files.said} />
        {planned
          .filter(({ state }) => state === 'tripped')
          .map((row) => (
            <TrippedRisk key={row.riskId} row={row} onOpen={setOpen} />
          ))}
        {planned.length === 0 ? (
          <div className={styles.empty}>
            <p>{text.none}</p>
            <p className={styles.soft}>
              {!isLeading ? text.noneOthers : parked.length > 0 ? text.noneFacilitator : text.noneParked}
            </p>
            {isLeading && parked.length > 0 && <Button onClick={() => setIsListOpen(true)}>{text.choose}</Button>}
          </div>
        ) : (
          <>
            <div className={styles.tools}>
              <SelectField
                label={text.filter}
                value={filter}
                options={filters.map((value) => ({ value, label: text.filters[value] }))}
                onChange={setFilter}
              />
              <SelectField
                label={text.sort}
                value={sort}
                options={sorts.map((value) => ({ value, label: text.sorts[value] }))}
                onChange={setSort}
              />
            </div>
            {rows.length === 0 ? (
              <div className={styles.empty}>
                <p>{text.noneMatch}</p>
                <Button size="small" onClick={() => setFilter('all')}>
                  {text.showAll}
                </Button>
              </div>
            ) : (
              <RegisterTable rows={rows} onOpen={setOpen} />
            )}
          </>
        )}
        <Overview register={register} />
        <ParkedRisks register={register} onOpen={setOpen} />
        <AccessFoot>
          <ImportChanges />
        </AccessFoot>
      </div>
      <PrintVersion register={register} />
      <Dialog
        open={opened !== undefined}
        title={text.sheetTitle(opened?.id ?? '')}
        width="wide"
        onClose={() => setOpen(null)}
      >
        {opened && <RiskSheet riskId={opened.riskId} />}
      </Dialog>
      <PlanListDialog open={isListOpen} onClose={() => setIsListOpen(false)} />
      <FootStatus>
        {files.said !== '' ? files.said : text.foot(watched.length, late, nextCheck && formatDay(nextCheck))}
      </FootStatus>
      {watched.length > 0 && (
        <FootActions>
          <Button size="small" variant="quiet" onClick={() => files.download('ics')}>
            {text.formats.ics}
          </Button>
        </FootActions>
      )}
    </div>
  );
}
