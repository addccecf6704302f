import { useCommands } from '../../commands/commands.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { isListed } from '../../../shared/people/roles.ts';
import { isGoverning } from '../../../shared/people/capability.ts';
import { Eyebrow } from '../../ui/Card.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Lobby.module.css';

const nobody = '';

/** Opting out of writing or reading aloud; for the facilitator also who takes over. */
export function YourPart() {
  const text = useText('lobby');
  const { person, capability } = useMe();
  const commands = useCommands();
  const mayGovern = isGoverning(capability);
  return (
    <section className={styles.part}>
      <Eyebrow as="h2">{text.yourPart}</Eyebrow>
      <CheckField
        label={text.writes}
        checked={person.writes}
        onChange={(writes) => void commands.setPart({ writes })}
      />
      <CheckField label={text.reads} checked={person.reads} onChange={(reads) => void commands.setPart({ reads })} />
      {mayGovern && <DeputyField />}
    </section>
  );
}

function DeputyField() {
  const text = useText('lobby');
  const people = usePeople();
  const lead = useSession((session) => session.lead);
  const commands = useCommands();
  const able = Object.entries(people).filter(
    ([id, person]) => id !== lead.facilitatorId && isListed(person) && !person.simulated,
  );
  return (
    <SelectField
      label={text.deputyLabel}
      value={lead.deputyId ?? nobody}
      options={[{ value: nobody, label: text.nobody }, ...able.map(([id, { name }]) => ({ value: id, label: name }))]}
      onChange={(id) => void commands.nameDeputy({ participantId: id === nobody ? null : id })}
    />
  );
}
