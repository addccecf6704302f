import { useState } from 'react';
import type { EventType, WebhookShape } from '../../../../shared/protocol/events.ts';
import { eventTypes, webhookShapes } from '../../../../shared/protocol/events.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useRefusals } from '../../../text/useRefusals.ts';
import { useText } from '../../../text/useText.ts';
import { wordRefusal } from '../../../text/wordRefusal.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckField } from '../../../ui/CheckField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import shared from '../access/access.module.css';
import styles from './webhooks.module.css';

type Added = { readonly webhookId: string; readonly secret: string };

/** What a team wants to hear of; the rest is for programs. */
const usual: readonly EventType[] = [
  'due',
  'late',
  'notLookedAt',
  'tripped',
  'contained',
  'happened',
  'nearMiss',
  'expiring',
];

export function AddWebhook({ onAdded, onClose }: { onAdded: (added: Added) => void; onClose: () => void }) {
  const text = useText('webhooks');
  const { addWebhook } = useCommands();
  const [kind, setKind] = useState<WebhookShape>('slack');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly EventType[]>(usual);
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals(wrong !== '' || busy);
  const submit = async (): Promise<void> => {
    if (url.trim() === '') setWrong(text.noUrl);
    else if (events.length > 0) {
      setBusy(true);
      const reply = await addWebhook({ url: url.trim(), shape: kind, events: [...events] });
      setBusy(false);
      if (!reply.ok) setWrong(wordRefusal(reply, refusals) || text.notSaved);
      else if (reply.webhookId !== undefined) onAdded({ webhookId: reply.webhookId, secret: reply.secret ?? '' });
    }
  };
  return (
    <form
      className={shared.make}
      aria-label={text.addTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <SelectField
        label={text.kind}
        value={kind}
        options={webhookShapes.map((value) => ({ value, label: text.shapes[value] }))}
        onChange={setKind}
      />
      <TextInput
        label={text.url}
        hint={text.urlHint}
        type="url"
        inputMode="url"
        value={url}
        onChange={(value) => {
          setUrl(value);
          setWrong('');
        }}
        error={wrong}
      />
      <fieldset className={styles.events}>
        <legend>{text.about}</legend>
        {eventTypes.map((type) => (
          <CheckField
            key={type}
            label={text.events[type]}
            checked={events.includes(type)}
            onChange={(checked) =>
              setEvents(eventTypes.filter((one) => (one === type ? checked : events.includes(one))))
            }
          />
        ))}
      </fieldset>
      {events.length === 0 && (
        <p className={shared.failed} role="alert">
          {text.noEvents}
        </p>
      )}
      <div className={shared.actions}>
        <Button size="small" variant="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button size="small" variant="primary" type="submit" busy={busy}>
          {text.confirm}
        </Button>
      </div>
    </form>
  );
}
