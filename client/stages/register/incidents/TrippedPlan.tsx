import { useState } from 'react';
import type { Recovery } from '../../../../shared/board/board.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { ContainedDialog } from '../dialogs/RetireDialog.tsx';
import { conditionOf, lastReading, readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import { AlarmMark } from './AlarmMark.tsx';
import type { Alarm } from './alarms.ts';
import { FalseAlarmDialog } from './IncidentDialogs.tsx';
import styles from './tripped.module.css';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { useSeen } from './useSeen.ts';

/** Longer plans are set smaller, so that the buttons below stay in sight. */
const sizes = [
  [110, 'large'],
  [260, 'medium'],
] as const;
const sizeOf = (words: string): 'large' | 'medium' | 'small' =>
  sizes.find(([most]) => words.length <= most)?.[1] ?? 'small';

/** Who does what now, large, and how it ends. */
export function TrippedPlan({ alarm }: { readonly alarm: Alarm }) {
  const text = useText('incidents').tripped;
  const untitled = useText('register').untitled;
  const { openRow, mayEdit } = useRegisterPage();
  const { row, incident } = alarm;
  const plan = row?.texts.contingency ?? '';
  const owner = row?.contingencyOwner ?? null;
  const isUnnamed = row !== null && plan !== '' && owner === null;
  return (
    <div className={styles.now}>
      <div className={styles.inner}>
        <p className={styles.dateline}>
          <span className={styles.which}>
            <AlarmMark incident={incident} />
            <span>
              {row !== null && `${row.id} · ${row.title || untitled}`}
              {row === null && incident?.title}
            </span>
          </span>
          {row === null ? <Day alarm={alarm} /> : <Circumstances alarm={alarm} row={row} />}
        </p>
        <h2 className={styles.plan} data-size={sizeOf(plan)}>
          {plan === '' ? (
            row === null ? (
              text.noCard
            ) : (
              text.noPlan
            )
          ) : (
            <>
              {text.doNow[0]}
              <b>{owner ?? text.nobody}</b>
              {text.doNow[1]} {plan}
            </>
          )}
        </h2>
        {row?.recovered && <Recovered recovery={row.recovered} />}
        <div className={styles.buttons}>
          <TrippedButtons alarm={alarm} />
          {row !== null && (plan === '' || isUnnamed) && (
            <Button onClick={() => openRow(row)}>
              {!mayEdit ? text.openRow : plan === '' ? text.writePlan : text.nameOwner}
            </Button>
          )}
          {row !== null && plan !== '' && owner !== null && <Agreement row={row} owner={owner} />}
        </div>
      </div>
    </div>
  );
}

function Day({ alarm }: { readonly alarm: Alarm }) {
  const { formatLongDay } = useFormat();
  return <span>{alarm.on !== null && formatLongDay(alarm.on)}</span>;
}

function Circumstances({ alarm, row }: { readonly alarm: Alarm; readonly row: RegisterRow }) {
  const text = useText('incidents').tripped;
  const rowText = useText('registerRow');
  const pageText = useText('registerPage');
  const { formatLongDay, formatTime, number } = useFormat();
  const seen = useSeen(row);
  const { on, incident } = alarm;
  const last = lastReading(row);
  const reading = incident?.reading ?? (last?.state === 'tripped' ? last.reading : null);
  const condition = conditionOf(row, pageText);
  const isTripped = incident?.kind !== 'happened';
  const facts = [
    on !== null && (seen && isTripped ? `${formatLongDay(on)}, ${formatTime(seen.at)}` : formatLongDay(on)),
    reading !== null && text.reading(readingText(reading, number)),
    isTripped && condition !== '' && rowText.tripsAt(condition),
    isTripped && seen && text.seenBy(seen.by),
  ].filter(Boolean);
  return <span>{facts.join(' · ')}</span>;
}

/** A program says that it is back within its threshold; whether it is contained, a person says. */
function Recovered({ recovery: { reading } }: { readonly recovery: Recovery }) {
  const text = useText('incidents').tripped;
  const { number } = useFormat();
  return (
    <p className={styles.recovered}>{reading === null ? text.wellAgain : text.again(readingText(reading, number))}</p>
  );
}

function Agreement({ row, owner }: { readonly row: RegisterRow; readonly owner: string }) {
  const text = useText('incidents').tripped;
  const { register, days } = useRegisterPage();
  const on = days.long(row.addedOn ?? register.heldOn);
  return (
    <p className={styles.agreement}>
      {row.accepted.includes('contingency') ? text.acceptedBy(on, owner) : text.proposedTo(on, owner)}
    </p>
  );
}

/** Contained, or a false alarm. A tripwire is contained by a check, which says what stopped it. */
function TrippedButtons({ alarm: { row, incident, incidentId } }: { readonly alarm: Alarm }) {
  const text = useText('incidents').tripped;
  const { mayCheck, mayEdit } = useRegisterPage();
  const { containIncident } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  const [open, setOpen] = useState<'contained' | 'falseAlarm' | null>(null);
  const close = (): void => setOpen(null);
  const isTripped = row?.state === 'tripped' && incident?.kind !== 'happened';
  if (!mayCheck) return null;
  return (
    <>
      <Button
        variant="primary"
        size="large"
        busy={isBusy}
        onClick={() => {
          if (isTripped) setOpen('contained');
          else if (incidentId !== null) void run(() => containIncident({ incidentId }));
        }}
      >
        {text.contained}
      </Button>
      {mayEdit && isTripped && incidentId !== null && (
        <Button size="large" onClick={() => setOpen('falseAlarm')}>
          {text.falseAlarm}
        </Button>
      )}
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      {row !== null && <ContainedDialog row={row} open={open === 'contained'} onClose={close} />}
      {incidentId !== null && <FalseAlarmDialog incidentId={incidentId} open={open === 'falseAlarm'} onClose={close} />}
    </>
  );
}
