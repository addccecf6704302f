import { useRef } from 'react';
import type { Incident } from '../../../../../shared/board/records.ts';
import type { RegisterRow } from '../../../../../shared/register/register.ts';
import { useText } from '../../../../text/useText.ts';
import { useRegisterPage } from '../../RegisterContext.ts';
import { useCommands } from '../../../../commands/commands.ts';
import { HeldChoice } from '../HeldChoice.tsx';
import { useIncidentCommand } from '../useIncidentCommand.ts';
import { usePending } from '../usePending.ts';
import { HeldWords, WhatHeld } from '../WhatHeld.tsx';
import { CauseChoice } from './CauseChoice.tsx';
import { Changes } from './Changes.tsx';
import { KeepNote } from './KeepNote.tsx';
import { KnownFacts } from './NoteMargin.tsx';
import { TextLine } from './TextLine.tsx';
import styles from './note.module.css';

type NoteProps = {
  readonly incidentId: string;
  readonly incident: Incident;
  readonly row: RegisterRow | null;
};

/** Five lines: what was intended, what happened, the gap, why, and one change with one person. */
export function Note({ incidentId, incident, row }: NoteProps) {
  const text = useText('incidents');
  const lines = useRef<HTMLDivElement>(null);
  const focusLine = (number: number): void =>
    lines.current?.querySelector<HTMLElement>(`[data-line="${number}"] :is(textarea, input)`)?.focus();
  const drawing = <HeldPart incidentId={incidentId} incident={incident} />;
  return (
    <div ref={lines} className={styles.note}>
      <TextLine incidentId={incidentId} field="intended" number={1} hint={row === null ? '' : text.note.fromPlan} />
      <TextLine
        incidentId={incidentId}
        field="happened"
        number={2}
        hint={incident.kind === 'tripped' ? text.note.fromReadings : ''}
        beside={<KnownFacts incident={incident} />}
      />
      <TextLine incidentId={incidentId} field="gap" number={3} />
      <TextLine
        incidentId={incidentId}
        field="because"
        number={4}
        above={<CauseChoice incidentId={incidentId} cause={incident.cause} />}
        beside={drawing}
      />
      <Changes incidentId={incidentId} incident={incident} row={row} />
      <KeepNote incidentId={incidentId} incident={incident} onMissing={focusLine} />
    </div>
  );
}

/** What held, drawn; whoever may edit says it here. */
function HeldPart({ incidentId, incident }: Pick<NoteProps, 'incidentId' | 'incident'>) {
  const text = useText('incidents').held;
  const { days, mayEdit } = useRegisterPage();
  const { setIncident } = useCommands();
  const { failed, run } = useIncidentCommand();
  const [held, answer] = usePending(incident.held);
  if (held.length === 0 && !mayEdit) return null;
  return (
    <div className={styles.held}>
      <h2>{text.titleOn(days.long(incident.on))}</h2>
      {held.length > 0 && <WhatHeld held={held} />}
      <HeldWords held={held} />
      {mayEdit && (
        <HeldChoice
          isSmall
          held={held}
          onChange={(next) =>
            answer(
              next,
              run(() => setIncident({ incidentId, held: [...next] })),
            )
          }
        />
      )}
      {failed !== '' && <p role="alert">{failed}</p>}
    </div>
  );
}
