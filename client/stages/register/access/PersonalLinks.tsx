import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ParticipantId } from '../../../../shared/ids.ts';
import { hasLeft } from '../../../../shared/people/roles.ts';
import type { Links } from '../../../../shared/protocol/replies.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, usePeople } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { fullLink } from './fullLink.ts';
import { LinkRow, NewLink } from './LinkRow.tsx';
import styles from './access.module.css';

type PersonalLink = Links['personal'][number];
type PersonalLinksProps = { links: readonly PersonalLink[]; onChanged: () => Promise<void> };
type Made = { readonly participantId: ParticipantId; readonly link: string };

/** Links to one seat: the own one on another device, and, for the facilitator, that of a person who lost theirs. */
export function PersonalLinks({ links, onChanged }: PersonalLinksProps) {
  const text = useText('access').share;
  const { participantId, isFacilitator } = useMe();
  const people = usePeople();
  const { makePersonalLink, revokeLink } = useCommands();
  const [made, setMade] = useState<Made | null>(null);
  const [failed, setFailed] = useState(false);
  const mine = links.find((link) => link.isOwn && link.participantId === participantId);
  const others = links.filter((link) => link !== mine);

  const make = async (id: ParticipantId): Promise<void> => {
    const reply = await makePersonalLink(id === participantId ? {} : { participantId: id });
    setFailed(!reply.ok);
    if (!reply.ok || reply.link === undefined) return;
    setMade({ participantId: id, link: fullLink(reply.link) });
    void onChanged();
  };
  const revoke = async (link: PersonalLink): Promise<void> => {
    const reply = await revokeLink({ linkId: link.linkId });
    setFailed(!reply.ok);
    if (!reply.ok) return;
    if (made?.participantId === link.participantId) setMade(null);
    void onChanged();
  };
  const nameOf = (id: ParticipantId): string =>
    id === participantId ? text.you : (people[id]?.name ?? text.unknownPerson);

  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h3>{text.personal}</h3>
        <p>{text.personalHint}</p>
      </div>
      <ul className={styles.rows}>
        <PersonalRow
          name={text.you}
          link={mine}
          onRevoke={revoke}
          make={
            <Button size="small" onClick={() => void make(participantId)}>
              {text.ownMake}
            </Button>
          }
        />
        {others.map((link) => (
          <PersonalRow key={link.linkId} name={nameOf(link.participantId)} link={link} onRevoke={revoke} />
        ))}
        {isFacilitator && <GiveLink onGive={make} />}
        {made !== null && (
          <li>
            <NewLink
              label={made.participantId === participantId ? text.newOwn : text.newFor(nameOf(made.participantId))}
              link={made.link}
              copy={text.copy}
              hint={text.personalOnce}
            />
          </li>
        )}
        {failed && (
          <li className={styles.failed} role="alert">
            {text.failed}
          </li>
        )}
      </ul>
    </section>
  );
}

type PersonalRowProps = {
  name: string;
  link: PersonalLink | undefined;
  make?: ReactNode;
  onRevoke: (link: PersonalLink) => Promise<void>;
};

function PersonalRow({ name, link, make, onRevoke }: PersonalRowProps) {
  const text = useText('access').share;
  const { formatDate } = useFormat();
  return (
    <LinkRow
      name={name}
      actions={
        <>
          {make}
          {link && (
            <Button
              size="small"
              variant="quiet"
              aria-label={text.revokeLabel(name)}
              onClick={() => void onRevoke(link)}
            >
              {text.revoke}
            </Button>
          )}
        </>
      }
    >
      <p>
        {link === undefined
          ? text.own
          : link.usedOn === null
            ? text.unused(formatDate(link.madeOn))
            : text.used(formatDate(link.madeOn), formatDate(link.usedOn))}
      </p>
    </LinkRow>
  );
}

/** For the facilitator: whom the device has forgotten gets a new seat with the same name and what they own. */
function GiveLink({ onGive }: { onGive: (id: ParticipantId) => Promise<void> }) {
  const text = useText('access').share;
  const { participantId } = useMe();
  const people = Object.entries(usePeople()).filter(
    ([id, person]) => id !== participantId && !hasLeft(person) && !person.simulated,
  );
  const [chosen, setChosen] = useState('');
  if (people.length === 0) return null;
  const name = people.find(([id]) => id === chosen)?.[1].name ?? '';
  return (
    <li className={styles.give}>
      <SelectField
        label={text.lost}
        hint={text.lostHint}
        value={chosen}
        options={[
          { value: '', label: text.nobodyChosen },
          ...people.map(([id, person]) => ({ value: id, label: person.name })),
        ]}
        onChange={setChosen}
      />
      <Button
        size="small"
        disabled={chosen === ''}
        onClick={() => {
          void onGive(chosen);
          setChosen('');
        }}
      >
        {text.giveLabel(name)}
      </Button>
    </li>
  );
}
