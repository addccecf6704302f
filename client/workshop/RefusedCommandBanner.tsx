import { useRefusedCommands } from '../commands/commands.ts';
import { wordsOf } from '../connection/commandWords.ts';
import { wordRefusal } from '../text/wordRefusal.ts';
import { useRefusals } from '../text/useRefusals.ts';
import { useText, useTextIfLoaded } from '../text/useText.ts';
import type { RefusedCommand } from '../connection/workshopConnection.ts';
import { Banner } from '../ui/Banner.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './RefusedCommandBanner.module.css';

/** Refused commands, shown to their author: what was not done, and the words in them, to copy. */
export function RefusedCommandBanner() {
  const text = useText('workshop').trouble;
  const { refusedCommands, dismiss } = useRefusedCommands();
  const first = refusedCommands[0];
  const refusals = useRefusals(first !== undefined);
  const names = useTextIfLoaded('commandNames');
  if (!first) return null;
  const words = wordsOf(first.command);
  // Refused commands of one type are shown as one message; each one that holds words is shown by itself.
  const isLike = ({ command, code }: RefusedCommand): boolean =>
    command.type === first.command.type && code === first.code && words === '' && wordsOf(command) === '';
  const alike = refusedCommands.flatMap((one, index) => (one === first || isLike(one) ? [index] : []));
  return (
    <Banner
      tone="caution"
      actions={words !== '' && <CopyButton text={words} label={text.copy} />}
      onDismiss={() => alike.toReversed().forEach(dismiss)}
    >
      {text.notDone(names?.[first.command.type] ?? null, alike.length)} {wordRefusal(first, refusals)}
      {words !== '' && <q className={styles.troubleWords}>{words}</q>}
    </Banner>
  );
}
