import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './KeepLink.module.css';

/** The facilitator link, to copy or to save as a file, until its owner says that they have it (SPEC LC4b, DV9). */
export function KeepLink({ link, onKept }: { link: string; onKept: () => void }) {
  const text = useText('ending').keep;
  const title = useSession(({ workshop }) => workshop.title);
  const save = (): void => {
    const file = document.createElement('a');
    const address = URL.createObjectURL(new Blob([text.fileText(title, link)], { type: 'text/plain' }));
    file.href = address;
    file.download = text.file(title);
    file.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section className={styles.keep} aria-label={text.title}>
      <h3>{text.title}</h3>
      <p>{text.text}</p>
      <span className={styles.buttons}>
        <CopyButton text={link} label={text.copy} />
        <Button size="small" onClick={save}>
          {text.save}
        </Button>
        <Button size="small" variant="quiet" onClick={onKept}>
          {text.saved}
        </Button>
      </span>
    </section>
  );
}
