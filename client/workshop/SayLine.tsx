import { limits } from '../../shared/protocol/limits.ts';
import { useCommands } from '../commands/commands.ts';
import { useBoard, useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useWriters } from '../documents/useWriters.ts';
import { useText } from '../text/useText.ts';
import { Eyebrow } from '../ui/Card.tsx';
import { EditableText } from '../ui/EditableText.tsx';
import { defaultSay } from './defaultSay.ts';
import styles from './FootBar.module.css';

/**
 * One line for the facilitator to say aloud. It follows the state of the stage until somebody writes another.
 * @param screenLine the line of a screen that knows more than the session
 */
export function SayLine({ screenLine }: { readonly screenLine: string | null }) {
  const sayText = useText('say');
  const text = useText('workshop');
  const session = useSession((current) => current);
  const people = usePeople();
  const writers = useWriters();
  const board = useBoard((current) => current);
  const stage = session.stage.name;
  const { isLeading } = useMe();
  const commands = useCommands();
  // Nobody reads a line aloud once the meeting is over.
  if (!isLeading || stage === 'register') return null;
  const usual = defaultSay({ session, people, board, writers }, sayText);
  const line = session.say[stage] ?? (usual === null ? null : (screenLine ?? usual));
  if (line === null) return null;
  return (
    <div className={styles.say}>
      <Eyebrow as="span">{text.foot.say}</Eyebrow>
      <EditableText
        key={stage}
        value={line}
        label={text.foot.sayLabel}
        canEdit
        maxLength={limits.sayLength}
        mayBeEmpty
        className={styles.sayText}
        onSave={async (value) => (await commands.setSay({ stage, text: value })).ok}
      >
        <span className={styles.sayWords}>{line && `“${line}”`}</span>
      </EditableText>
    </div>
  );
}
