import type { ReactNode } from 'react';
import { useState } from 'react';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, useSession } from '../../../documents/workshop.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Answers } from './Answers.tsx';
import { KeepLonger } from './KeepLonger.tsx';
import styles from './access.module.css';

type Question = 'longer' | 'readOnly' | 'delete';

/** Until when everything is kept and, for the facilitator, how that ends; the answers of the meeting above it. */
export function AccessFoot({ children }: { children?: ReactNode }) {
  const text = useText('access');
  const { formatDate } = useFormat();
  const { keptUntil, settings, closed, importedOn } = useSession(({ workshop }) => workshop);
  const { isFacilitator, visitor } = useMe();
  const { setReadOnly, deleteWorkshop } = useCommands();
  const [question, setQuestion] = useState<Question | null>(null);
  const close = (): void => setQuestion(null);
  return (
    <>
      {visitor === null && <Answers />}
      <section className={styles.foot}>
        {importedOn !== undefined && <span>{text.imported(formatDate(importedOn))}</span>}
        <span>
          {keptUntil === undefined
            ? text.kept.afterVisit(settings.retentionDays)
            : text.kept.until(formatDate(keptUntil))}
        </span>
        {isFacilitator && (
          <Button size="small" variant="quiet" onClick={() => setQuestion('longer')}>
            {text.kept.longer}
          </Button>
        )}
        {children}
        {isFacilitator && (
          <>
            {!closed && (
              <Button size="small" variant="quiet" onClick={() => setQuestion('readOnly')}>
                {text.readOnly.make}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={() => setQuestion('delete')}>
              {text.remove.button}
            </Button>
            <p>{text.facilitatorOnly}</p>
          </>
        )}
      </section>
      <KeepLonger open={question === 'longer'} onClose={close} />
      <Confirm
        open={question === 'readOnly'}
        title={text.readOnly.title}
        confirm={text.readOnly.make}
        onConfirm={() => setReadOnly({ readOnly: true })}
        onClose={close}
      >
        <p>{text.readOnly.text}</p>
      </Confirm>
      <Confirm
        open={question === 'delete'}
        danger
        title={text.remove.title}
        confirm={text.remove.confirm}
        onConfirm={() => deleteWorkshop({})}
        onClose={close}
      >
        <p>{text.remove.text}</p>
      </Confirm>
    </>
  );
}
