import type { ReactNode } from 'react';
import { limits } from '../../../../shared/protocol/limits.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useWorkshopStore } from '../../../documents/WorkshopProvider.tsx';
import { useText } from '../../../text/useText.ts';
import { EditableText } from '../../../ui/EditableText.tsx';
import { RiskSentence } from '../../plan/RiskSentence.tsx';
import { useRegisterPage } from '../RegisterContext.ts';
import { useIncidentParts } from '../incidents/useIncidentParts.ts';
import { RowTestsSlot } from '../learning/LearningSlots.tsx';
import { RowHistory } from '../history/RowHistory.tsx';
import { Checks } from './Checks.tsx';
import { ReadingChart } from './ReadingChart.tsx';
import { RowActions } from './RowActions.tsx';
import { RowExtras } from './RowExtras.tsx';
import { ThreeSides } from './ThreeSides.tsx';
import { TrippedNow } from './TrippedNow.tsx';
import { WrittenSentence } from './WrittenSentence.tsx';
import styles from './RowDetails.module.css';

type RowDetailsProps = {
  readonly row: RegisterRow;
  /** The button that closes an open row; a sheet has its own. */
  readonly close?: ReactNode;
};

/** Everything about one risk: what is to be done, its three sides, readings, checks and history. */
export function RowDetails({ row, close }: RowDetailsProps) {
  const registerText = useText('register');
  const planText = useText('plan');
  const { mayEdit, asOf, records } = useRegisterPage();
  const hasIncidents = Object.values(records.incidents).some(({ riskId }) => riskId === row.riskId);
  const { parts } = useIncidentParts(hasIncidents);
  const { isSample = false } = useWorkshopStore().connection;
  const { renameRisk } = useCommands();
  const title = row.title || registerText.untitled;
  return (
    <div className={styles.details}>
      {row.state === 'tripped' && <TrippedNow row={row} />}
      <header className={styles.head}>
        <span className={styles.number}>{row.id}</span>
        <div className={styles.name}>
          <EditableText
            value={row.title}
            label={planText.nameLabel}
            canEdit={mayEdit}
            maxLength={limits.titleLength}
            className={styles.title}
            onSave={async (wanted) => (await renameRisk({ riskId: row.riskId, title: wanted })).ok}
          >
            <h2>{title}</h2>
          </EditableText>
          <div className={styles.because}>
            {mayEdit ? <RiskSentence riskId={row.riskId} readOnly={false} /> : <WrittenSentence row={row} />}
          </div>
        </div>
        <div className={styles.actions}>
          <RowActions row={row} />
          {close}
        </div>
      </header>
      <div className={styles.columns}>
        <div className={styles.column}>
          <ThreeSides row={row} />
          {parts && <parts.RowIncidents row={row} />}
          <RowTestsSlot row={row} />
          <RowExtras row={row} />
        </div>
        <div className={styles.column}>
          <ReadingChart row={row} />
          <Checks row={row} />
          {asOf === null && !isSample && <RowHistory row={row} />}
        </div>
      </div>
    </div>
  );
}
