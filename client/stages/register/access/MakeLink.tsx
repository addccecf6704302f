import { useState } from 'react';
import type { LinkRight } from '../../../../shared/people/capability.ts';
import type { IsoDate } from '../../../../shared/time.ts';
import { isIsoDate } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { fullLink } from './fullLink.ts';
import styles from './access.module.css';

type MakeLinkProps = {
  right: LinkRight;
  /** There is one already: it stops working. */
  replaces: boolean;
  today: IsoDate;
  onMade: (link: string) => void;
  onClose: () => void;
};

/** Asks for the last day of a new link and makes it. */
export function MakeLink({ right, replaces, today, onMade, onClose }: MakeLinkProps) {
  const text = useText('access').share;
  const { makeLink } = useCommands();
  const [until, setUntil] = useState('');
  const [state, setState] = useState<'ready' | 'busy' | 'failed' | 'past'>('ready');
  const submit = async (): Promise<void> => {
    if (until !== '' && (!isIsoDate(until) || until < today)) {
      setState('past');
      return;
    }
    setState('busy');
    const reply = await makeLink({ may: right, ...(until !== '' && { until }) });
    if (reply.ok && reply.link !== undefined) onMade(fullLink(reply.link));
    else setState('failed');
  };
  return (
    <li>
      <form
        className={styles.make}
        noValidate
        aria-label={text.makeTitle[right]}
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== 'busy') void submit();
        }}
      >
        {replaces && <p>{text.replaceHint}</p>}
        <TextInput
          label={text.lastDay}
          hint={text.lastDayHint}
          type="date"
          min={today}
          value={until}
          onChange={(value) => {
            setUntil(value);
            setState('ready');
          }}
          error={state === 'past' ? text.lastDayPast : state === 'failed' && text.failed}
        />
        <span className={styles.actions}>
          <Button size="small" variant="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button size="small" type="submit" variant="primary" busy={state === 'busy'}>
            {text.makeConfirm}
          </Button>
        </span>
      </form>
    </li>
  );
}
