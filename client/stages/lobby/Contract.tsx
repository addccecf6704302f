import { Check } from 'lucide-react';
import { useState } from 'react';
import { limits } from '../../../shared/protocol/limits.ts';
import { useCommands } from '../../commands/commands.ts';
import { useTabState } from '../../documents/useTabState.ts';
import { useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { isPresent } from '../../../shared/people/roles.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { EditableText } from '../../ui/EditableText.tsx';
import styles from './Lobby.module.css';

/** How we work together, in words the facilitator can change, and how many agree: a number, no names. */
export function Contract() {
  const text = useText('lobby');
  const contract = useSession((session) => session.contract);
  const people = Object.values(usePeople());
  const { isLeading, isObserver } = useMe();
  const commands = useCommands();
  // A changed text has to be agreed to again (SPEC SE2).
  const [stored, setStored] = useTabState('agreed', contract.text);
  const [busy, setBusy] = useState(false);
  const of = people.filter(isPresent).length;
  const agreed = stored !== null;

  const agree = async () => {
    setBusy(true);
    const reply = await commands.agree({});
    setBusy(false);
    if (reply.ok) setStored('agreed');
  };
  return (
    <section>
      <Eyebrow as="h2" className={styles.heading}>
        {text.contract}
      </Eyebrow>
      <EditableText
        value={contract.text}
        label={text.contractLabel}
        canEdit={isLeading}
        maxLength={limits.textLength}
        multiline
        className={styles.rules}
        onSave={async (value) => (await commands.setContract({ text: value })).ok}
      >
        <span className={styles.lines}>{contract.text}</span>
      </EditableText>
      <p className={styles.agree}>
        {!isObserver && (
          <Button size="small" busy={busy} aria-pressed={agreed} onClick={() => !agreed && void agree()}>
            {agreed && <Check size={15} aria-hidden />}
            {agreed ? text.agreed : text.agree}
          </Button>
        )}
        <span>{text.agreeCount(contract.agreed, Math.max(of, contract.agreed))}</span>
      </p>
    </section>
  );
}
