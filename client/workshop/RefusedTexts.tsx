import { useSignal, useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { useText } from '../text/useText.ts';
import { Banner } from '../ui/Banner.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './RefusedCommandBanner.module.css';

/** Words of the plan that the server did not take, since this person may no longer write there; to copy (SPEC EN1f). */
export function RefusedTexts() {
  const text = useText('dialogs').refusedTexts;
  const { connection } = useWorkshopStore();
  const texts = useSignal(connection.refusedTexts);
  if (texts.length === 0) return null;
  return (
    <Banner
      tone="caution"
      urgent
      actions={<CopyButton text={texts.join('\n')} label={text.copy} />}
      onDismiss={connection.dismissRefusedTexts}
    >
      {text.told}
      {texts.map((one, index) => (
        <q key={index} className={styles.troubleWords}>
          {one}
        </q>
      ))}
    </Banner>
  );
}
