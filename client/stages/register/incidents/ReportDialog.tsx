import { useState } from 'react';
import type { IncidentKind, Layer } from '../../../../shared/board/records.ts';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextArea, TextInput } from '../../../ui/TextInput.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { Chip, Chips } from './Chips.tsx';
import { DayChoice } from './DayChoice.tsx';
import { HeldChoice } from './HeldChoice.tsx';
import styles from './report.module.css';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { HeldWords, isNothingHeld, WhatHeld } from './WhatHeld.tsx';

export type ReportedKind = Exclude<IncidentKind, 'tripped'>;

type ReportDialogProps = {
  /** Null: something of which it is not known yet whether a card fits. */
  readonly row: RegisterRow | null;
  /** Null while the dialog is closed. */
  readonly kind: ReportedKind | null;
  readonly onClose: () => void;
  /** Gets what was kept, in words. */
  readonly onKept: (what: string) => void;
};

/** Something happened, or almost: what it was and what held, in under a minute (SPEC HP2). */
export function ReportDialog(props: ReportDialogProps) {
  const text = useText('incidents').report;
  const { row, onClose } = props;
  const [changed, setChanged] = useState<ReportedKind | null>(null);
  const kind = changed ?? props.kind ?? 'happened';
  const close = (): void => {
    setChanged(null);
    onClose();
  };
  return (
    <Dialog
      open={props.kind !== null}
      width="narrow"
      title={
        <span className={styles.title}>
          {row === null ? text.something : text[kind]}
          <small>{row === null ? text.underAMinute : `${row.id} · ${text.underAMinute}`}</small>
        </span>
      }
      onClose={close}
    >
      <ReportForm {...props} kind={kind} setKind={setChanged} onClose={close} />
    </Dialog>
  );
}

type ReportFormProps = ReportDialogProps & {
  readonly kind: ReportedKind;
  readonly setKind: (kind: ReportedKind) => void;
};

/** The choice of a risk that stands for "none". */
const noCard = '';

function ReportForm({ row, kind, setKind, onClose, onKept }: ReportFormProps) {
  const text = useText('incidents');
  const reportText = text.report;
  const untitled = useText('register').untitled;
  const { register, today } = useRegisterPage();
  const { reportIncident } = useCommands();
  const { isBusy, failed, run } = useIncidentCommand();
  const [riskId, setRiskId] = useState(row?.riskId ?? noCard);
  const [title, setTitle] = useState('');
  const [what, setWhat] = useState('');
  const [couldHave, setCouldHave] = useState('');
  const [held, setHeld] = useState<readonly Layer[]>([]);
  const [on, setOn] = useState<IsoDate>(today);
  const rows = [...register.planned, ...register.parked];
  const isOnNoCard = riskId === noCard;
  const isValid = !isOnNoCard || title.trim() !== '';
  const save = async (): Promise<void> => {
    if (!isValid || isBusy) return;
    const reply = await run(() =>
      reportIncident({
        kind,
        on,
        held: [...held],
        ...(isOnNoCard ? { title: title.trim() } : { riskId }),
        ...(what.trim() === '' ? {} : { what: what.trim() }),
        ...(kind === 'happened' || couldHave.trim() === '' ? {} : { couldHave: couldHave.trim() }),
      }),
    );
    if (!reply.ok) return;
    const about = rows.find((one) => one.riskId === riskId);
    onKept(reportText.kept(about ? `${text.kinds[kind]}, ${about.id}` : `${text.kinds[kind]}, ${title.trim()}`));
    onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {row === null && (
        <>
          <Chips label={reportText.something}>
            {(name) =>
              (['nearMiss', 'happened'] as const).map((one) => (
                <Chip
                  key={one}
                  type="radio"
                  name={name}
                  isChosen={kind === one}
                  onChoose={(isChosen) => isChosen && setKind(one)}
                >
                  {text.kinds[one]}
                </Chip>
              ))
            }
          </Chips>
          <SelectField
            label={reportText.which}
            value={riskId}
            options={[
              { value: noCard, label: reportText.noCard },
              ...rows.map((one) => ({ value: one.riskId, label: `${one.id} ${one.title || untitled}` })),
            ]}
            onChange={setRiskId}
          />
          {isOnNoCard && (
            <TextInput label={reportText.name} value={title} maxLength={limits.titleLength} onChange={setTitle} />
          )}
        </>
      )}
      <TextArea
        label={reportText.what}
        rows={2}
        className={styles.area}
        value={what}
        maxLength={limits.sayLength}
        onChange={setWhat}
      />
      {kind === 'nearMiss' && (
        <TextArea
          label={reportText.couldHave}
          rows={1}
          className={styles.area}
          value={couldHave}
          maxLength={limits.sayLength}
          onChange={setCouldHave}
        />
      )}
      <div className={styles.part}>
        <span className={styles.label}>{reportText.held}</span>
        <HeldChoice held={held} onChange={setHeld} />
        {held.length > 0 && (
          <div className={styles.drawing}>
            <WhatHeld held={held} />
            <HeldWords held={held} />
            {isNothingHeld(held) && <p className={styles.soft}>{text.held.nothingHint}</p>}
          </div>
        )}
      </div>
      <div className={styles.part}>
        <span className={styles.label}>{reportText.when}</span>
        <DayChoice label={reportText.when} value={on} onChange={(day) => setOn(day ?? today)} />
      </div>
      {failed !== '' && (
        <p role="alert" className={styles.failed}>
          {failed}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" wide busy={isBusy} disabled={!isValid}>
          {reportText.keep}
        </Button>
        {row !== null && (
          <Button variant="quiet" size="small" onClick={() => setKind(kind === 'nearMiss' ? 'happened' : 'nearMiss')}>
            {kind === 'nearMiss' ? reportText.toHappened : reportText.toNearMiss}
          </Button>
        )}
      </div>
    </form>
  );
}
