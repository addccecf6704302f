import { limits } from '../../shared/protocol/limits.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Eyebrow } from '../ui/Card.tsx';
import { EditableText } from '../ui/EditableText.tsx';
import styles from './FootBar.module.css';

/** One line for the facilitator to say aloud. It follows the state of the stage until somebody writes another. */
export function SayLine() {
  const stagesText = useText('stages');
  const text = useText('workshop');
  const stage = useSession((session) => session.stage.name);
  const written = useSession((session) => session.say[stage]);
  const { isLeading } = useMe();
  const commands = useCommands();
  if (!isLeading) return null;
  const line = written ?? stagesText.say[stage];
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
