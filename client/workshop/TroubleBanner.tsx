import type { Command } from '../../shared/protocol/commands.ts';
import { useCommandTrouble } from '../commands/commands.ts';
import { workshopText } from '../text/en/workshop.ts';
import { Banner } from '../ui/Banner.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';

const text = workshopText.trouble;

/** The words somebody typed into a command, so that a refusal never takes them away. */
function wordsOf(command: Command): string {
  const fields = ['text', 'title', 'headline', 'name', 'reading'];
  const words = Object.entries(command).filter(([key, value]) => fields.includes(key) && typeof value === 'string');
  return words.map(([, value]) => String(value)).join('\n');
}

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
