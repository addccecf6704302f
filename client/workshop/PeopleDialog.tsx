import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import type { ParticipantId } from '../../shared/ids.ts';
import { formatJoinCode } from '../../shared/ids.ts';
import type { Person } from '../../shared/session/session.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { hasLeft, takesPart } from '../../shared/people/roles.ts';
import { isGoverning } from '../../shared/people/capability.ts';
import { Button } from '../ui/Button.tsx';
import { Eyebrow, Pill } from '../ui/Card.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { classes } from '../ui/classes.ts';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Avatar } from '../ui/PeopleStack.tsx';
import { Confirm } from '../frame/Confirm.tsx';
import { joinLink } from '../frame/joinLink.ts';
import { peopleInOrder } from '../frame/peopleInOrder.ts';
import { useJoinSecrets } from '../frame/useJoinSecrets.ts';
import styles from './dialogs.module.css';

type DialogProps = { open: boolean; onClose: () => void };
type Question = { readonly kind: 'handOver' | 'remove'; readonly id: ParticipantId; readonly name: string };

/** Who is here and in which role. The facilitator names a deputy, hands over, removes people and locks the workshop here. */
export function PeopleDialog({ open, onClose }: DialogProps) {
  const text = useText('people');
  const people = usePeople();
  const lead = useSession((session) => session.lead);
  const workshop = useSession((session) => session.workshop);
  const secrets = useJoinSecrets();
  const commands = useCommands();
  const isOver = useSession(({ stage }) => stage.name === 'register');
  const { capability } = useMe();
  const [question, setQuestion] = useState<Question | null>(null);
  const [locksToo, setLocksToo] = useState(false);
  const isLocked = workshop.locked;
  const mayGovern = isGoverning(capability);
  const all = peopleInOrder(people, lead);

  return (
    <>
      <Dialog open={open} onClose={onClose} title={text.title(all.filter(([, person]) => person.connected).length)}>
        <ul className={styles.people}>
          {all.map(([id, person]) => (
            <PersonRow
              key={id}
              id={id}
              person={person}
              mayGovern={mayGovern}
              onAsk={(kind) => {
                setLocksToo(false);
                setQuestion({ kind, id, name: person.name });
              }}
            />
          ))}
        </ul>
        {isOver ? (
          <p className={styles.small}>{text.meetingOver}</p>
        ) : workshop.locked ? (
          <p className={styles.caution}>{text.locked}</p>
        ) : (
          secrets && (
            <div className={styles.invite}>
              <Eyebrow>{text.invite}</Eyebrow>
              <span className={styles.code}>{formatJoinCode(secrets.joinCode)}</span>
              <span>
                <CopyButton text={joinLink(secrets)} label={text.copyLink} />
              </span>
            </div>
          )
        )}
        {mayGovern && !isOver && (
          <div className={styles.quietRow}>
            <Button
              size="small"
              onClick={() => void (workshop.locked ? commands.unlockRoom({}) : commands.lockRoom({}))}
            >
              {workshop.locked ? text.unlock : text.lock}
            </Button>
          </div>
        )}
      </Dialog>
      <Confirm
        open={question?.kind === 'handOver'}
        title={text.handOverTitle(question?.name ?? '')}
        confirm={text.handOverConfirm}
        onConfirm={async () => question && commands.handOver({ participantId: question.id })}
        onClose={() => setQuestion(null)}
      >
        <p>{text.handOverText(question?.name ?? '')}</p>
      </Confirm>
      <Confirm
        open={question?.kind === 'remove'}
        danger
        title={text.removeTitle(question?.name ?? '')}
        confirm={text.removeConfirm}
        onConfirm={async () => {
          if (!question) return;
          const { ok } = await commands.removeParticipant({ participantId: question.id });
          if (ok && locksToo && !isLocked) await commands.lockRoom({});
        }}
        onClose={() => setQuestion(null)}
      >
        <p>{text.removeText}</p>
        {isLocked ? (
          <p>{text.removeLocked}</p>
        ) : (
          <CheckField label={text.lockToo} hint={text.lockTooHint} checked={locksToo} onChange={setLocksToo} />
        )}
      </Confirm>
    </>
  );
}

type RowProps = { id: ParticipantId; person: Person; mayGovern: boolean; onAsk: (kind: Question['kind']) => void };

function PersonRow({ id, person, mayGovern, onAsk }: RowProps) {
  const text = useText('people');
  const lead = useSession((session) => session.lead);
  const me = useMe();
  const commands = useCommands();
  const isFacilitator = id === lead.facilitatorId;
  const isDeputy = id === lead.deputyId;
  const is = [
    isFacilitator && text.facilitator,
    isDeputy && text.deputy,
    id === lead.actingId && !isFacilitator && text.acting,
    !takesPart(person) && text.observer,
    person.simulated && text.simulated,
    !person.writes && takesPart(person) && text.notWriting,
    !person.reads && takesPart(person) && text.notReading,
    hasLeft(person) ? text.left : !person.connected && text.away,
  ].filter((word) => word !== false);
  const canLead = takesPart(person) && !isFacilitator && !person.simulated;

  return (
    <li className={classes(styles.person, !person.connected && styles.isAway)}>
      <Avatar name={person.name} connected={person.connected} />
      <span>
        <strong>{person.name}</strong>
        {id === me.participantId && <Pill tone="ink">{text.you}</Pill>} <small>{is.join(' · ')}</small>
      </span>
      {mayGovern && !isFacilitator && !hasLeft(person) && (
        <Menu
          label={text.actions(person.name)}
          picture={<EllipsisVertical size={18} aria-hidden />}
          choices={[
            ...(canLead
              ? [
                  isDeputy
                    ? { label: text.endDeputy, onSelect: () => void commands.nameDeputy({ participantId: null }) }
                    : {
                        label: text.makeDeputy,
                        hint: text.makeDeputyHint,
                        onSelect: () => void commands.nameDeputy({ participantId: id }),
                      },
                  { label: text.handOver, onSelect: () => onAsk('handOver') },
                ]
              : []),
            { label: text.remove, danger: true, onSelect: () => onAsk('remove') },
          ]}
        />
      )}
    </li>
  );
}
