import { useState } from 'react';
import type { Incident } from '../../../../shared/board/records.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { StateMark } from '../marks/StateMark.tsx';
import { readingText } from '../model/wording.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import styles from './incidents.module.css';
import { NoteLines } from './NoteLines.tsx';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { useOpenNote } from './useOpenNote.ts';
import { HeldWords, WhatHeld } from './WhatHeld.tsx';

type IncidentEntryProps = {
  readonly incidentId: string;
  readonly incident: Incident;
  /** The risk, where the entry does not stand in its row. */
  readonly name?: string | undefined;
};

/** One incident or near miss: what happened, what held, what is known, and its note. */
export function IncidentEntry({ incidentId, incident, name }: IncidentEntryProps) {
  const text = useText('incidents');
  const { number } = useFormat();
  const { days } = useRegisterPage();
  const { kind, on, what, couldHave, held, firstSign, noticedBy, reading, containedOn, falseAlarm, title } = incident;
  const facts = [
    reading !== null && text.note.reading(readingText(reading, number)),
    firstSign !== null && text.note.firstSign(days.long(firstSign)),
    noticedBy !== null && text.note.noticedBy(text.noticers[noticedBy]),
    containedOn !== null && text.note.containedOn(days.long(containedOn)),
    kind !== 'nearMiss' && containedOn === null && falseAlarm === null && text.list.notContained,
  ].filter(Boolean);
  const mark = falseAlarm !== null ? 'dropped' : containedOn !== null ? 'contained' : kind;
  return (
    <li className={styles.entry}>
      <div className={styles.about}>
        <p className={styles.kind}>
          <StateMark mark={mark}>{kind === 'happened' ? text.tripped.happened : text.kinds[kind]}</StateMark>
          <time dateTime={on}>{days.long(on)}</time>
        </p>
        {(name ?? title) !== '' && <h4>{name ?? title}</h4>}
        {what !== '' && <p className={styles.what}>{what}</p>}
        {couldHave !== '' && <p className={styles.soft}>{text.list.couldHave(couldHave)}</p>}
        {falseAlarm !== null && <p className={styles.soft}>{text.list.falseAlarm(falseAlarm)}</p>}
        {facts.length > 0 && <p className={styles.soft}>{facts.join(' · ')}</p>}
        <EntryActions incidentId={incidentId} incident={incident} />
      </div>
      {held.length > 0 && (
        <div className={styles.drawing}>
          <WhatHeld held={held} />
          <HeldWords held={held} className={styles.heldWords} />
        </div>
      )}
      <NoteLines incidentId={incidentId} incident={incident} />
    </li>
  );
}

function EntryActions({ incidentId, incident }: IncidentEntryProps) {
  const text = useText('incidents');
  const { mayCheck, mayEdit } = useRegisterPage();
  const { containIncident, removeIncident } = useCommands();
  const note = useOpenNote(incidentId);
  const { isBusy, failed, run } = useIncidentCommand();
  const [isAsking, setIsAsking] = useState(false);
  const isOpen = incident.kind === 'happened' && incident.riskId === null && incident.containedOn === null;
  if (!mayEdit && !note.isBegun && !(mayCheck && isOpen)) return null;
  return (
    <p className={styles.links}>
      {(mayEdit || note.isBegun) && incident.falseAlarm === null && (
        <button type="button" className={styles.link} aria-disabled={note.isBusy} onClick={note.open}>
          {note.isBegun ? text.lookBack.open : text.lookBack.begin}
        </button>
      )}
      {mayCheck && isOpen && (
        <button type="button" className={styles.link} onClick={() => void run(() => containIncident({ incidentId }))}>
          {text.tripped.contained}
        </button>
      )}
      {mayEdit &&
        (isAsking ? (
          <>
            <span>{text.note.removeConfirm}</span>
            <Button
              size="small"
              variant="danger"
              busy={isBusy}
              onClick={() => void run(() => removeIncident({ incidentId }))}
            >
              {text.list.remove}
            </Button>
            <Button size="small" variant="quiet" onClick={() => setIsAsking(false)}>
              {text.note.cancel}
            </Button>
          </>
        ) : (
          <button type="button" className={styles.link} onClick={() => setIsAsking(true)}>
            {text.list.remove}
          </button>
        ))}
      {(failed || note.failed) !== '' && <span role="alert">{failed || note.failed}</span>}
    </p>
  );
}
