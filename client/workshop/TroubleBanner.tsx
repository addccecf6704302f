import { useCommandTrouble } from '../commands/commands.ts';
import { wordsOf } from '../connection/commandWords.ts';
import { workshopText } from '../text/en/workshop.ts';
import { Banner } from '../ui/Banner.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';

const text = workshopText.trouble;

/** Commands that were refused although their author meant them: what was not done, and their words to take along. */
export function TroubleBanner() {
  const { trouble, dismiss } = useCommandTrouble();
  const first = trouble[0];
  if (!first) return null;
  const words = wordsOf(first.command);
  return (
    <Banner
      tone="caution"
      actions={words !== '' && <CopyButton text={words} label={text.copy} />}
      onDismiss={() => dismiss(0)}
    >
      {text.title} {first.message}
    </Banner>
  );
}
