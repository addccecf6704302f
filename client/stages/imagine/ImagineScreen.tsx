import { limits } from '../../../shared/protocol/limits.ts';
import { sceneEndings } from '../../../shared/session/sceneEndings.ts';
import { daysBetween, isoDateOf } from '../../../shared/time.ts';
import { useCommands } from '../../commands/commands.ts';
import { useMe, useNow, useSession } from '../../documents/workshop.ts';
import { useFormat, useText } from '../../text/useText.ts';
import { EditableText } from '../../ui/EditableText.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './Imagine.module.css';

const everyMinute = 60_000;
const headlineLength = limits.titleLength + 40;
/** From here on the headline is set smaller, so that the page still fits in view. */
const longHeadline = 60;

/** The front page from the future. Certainty, in the past tense, is what makes the method work. */
export function ImagineScreen() {
  const text = useText('imagine');
  const { formatLongDay } = useFormat();
  const scene = useSession((session) => session.scene);
  const { isLeading } = useMe();
  const commands = useCommands();
  const today = isoDateOf(useNow(everyMinute));
  return (
    <div className={styles.front}>
      <article className={styles.page}>
        <div className={styles.dateline}>
          <time dateTime={scene.date}>{formatLongDay(scene.date)}</time>
          <span>{text.fromToday(daysBetween(today, scene.date))}</span>
        </div>
        <EditableText
          value={scene.headline}
          label={text.headlineLabel}
          canEdit={isLeading}
          maxLength={headlineLength}
          className={classes(styles.headline, scene.headline.length > longHeadline && styles.long)}
          onSave={async (headline) => (await commands.setScene({ headline })).ok}
        >
          <h1>{scene.headline}</h1>
        </EditableText>
        <EditableText
          value={scene.text}
          label={text.textLabel}
          canEdit={isLeading}
          maxLength={limits.textLength}
          multiline
          mayBeEmpty
          className={styles.story}
          onSave={async (changed) => (await commands.setScene({ text: changed })).ok}
        >
          <p>{scene.text}</p>
        </EditableText>
        {isLeading && (
          <Menu
            label={text.ending}
            variant="quiet"
            size="small"
            className={styles.ending}
            choices={sceneEndings.map((ending) => ({
              label: text.endings[ending],
              onSelect: () => void commands.setScene({ ending }),
            }))}
          />
        )}
      </article>
      <p className={styles.think}>{text.think}</p>
    </div>
  );
}
