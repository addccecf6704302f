import { useState } from 'react';
import { eventTypes } from '../../../../shared/protocol/events.ts';
import type { WebhooksReply } from '../../../../shared/register/webhooksReply.ts';
import { useCommands } from '../../../commands/commands.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { LinkRow, NewLink } from '../access/LinkRow.tsx';
import shared from '../access/access.module.css';
import { AddWebhook } from './AddWebhook.tsx';
import { Deliveries } from './Deliveries.tsx';
import { useWebhooks } from './useWebhooks.ts';

type Hook = WebhooksReply['webhooks'][number];

/** Who is told of what happens, and what became of each message (SPEC TL4). The facilitator's alone. */
export function Webhooks() {
  const text = useText('webhooks');
  const { found, failed, reload } = useWebhooks();
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<{ readonly webhookId: string; readonly secret: string } | null>(null);
  return (
    <section className={shared.part}>
      <div className={shared.head}>
        <h3>{text.title}</h3>
        <p>{text.hint}</p>
      </div>
      <div>
        {failed && found === null && (
          <p className={shared.failed} role="alert">
            {text.failed}{' '}
            <Button size="small" onClick={() => void reload()}>
              {text.retry}
            </Button>
          </p>
        )}
        {found === null && !failed && <p role="status">{text.loading}</p>}
        {found !== null && (
          <>
            <ul className={shared.rows}>
              {found.webhooks.map((hook) => (
                <WebhookRow
                  key={hook.webhookId}
                  hook={hook}
                  secret={made?.webhookId === hook.webhookId && hook.shape === 'json' ? made.secret : null}
                  onChanged={reload}
                />
              ))}
              <li>
                {isAdding ? (
                  <AddWebhook
                    onAdded={(added) => {
                      setMade(added);
                      setIsAdding(false);
                      void reload();
                    }}
                    onClose={() => setIsAdding(false)}
                  />
                ) : (
                  <div className={shared.give}>
                    <span className={shared.soft}>{found.webhooks.length === 0 && text.none}</span>
                    <Button size="small" onClick={() => setIsAdding(true)}>
                      {text.add}
                    </Button>
                  </div>
                )}
              </li>
            </ul>
            {(found.webhooks.length > 0 || found.deliveries.length > 0) && (
              <Deliveries found={found} onChanged={reload} />
            )}
          </>
        )}
      </div>
    </section>
  );
}

type RowProps = { hook: Hook; secret: string | null; onChanged: () => Promise<void> };

function WebhookRow({ hook, secret, onChanged }: RowProps) {
  const text = useText('webhooks');
  const { testWebhook, removeWebhook } = useCommands();
  const [isRemoving, setIsRemoving] = useState(false);
  const [failed, setFailed] = useState('');
  const { webhookId, shape, url, events } = hook;
  const address = url.replace(/^https?:\/\//, '');
  const name = `${text.shapes[shape]}, ${address}`;
  return (
    <>
      <LinkRow
        name={text.shapes[shape]}
        actions={
          <>
            <Button
              size="small"
              variant="quiet"
              aria-label={text.testLabel(name)}
              onClick={async () => {
                setFailed((await testWebhook({ webhookId })).ok ? '' : text.notSaved);
                await onChanged();
              }}
            >
              {text.test}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={text.removeLabel(name)}
              onClick={() => setIsRemoving(true)}
            >
              {text.remove}
            </Button>
          </>
        }
      >
        <code title={url}>{address}</code>
        <p>
          {events.length === eventTypes.length ? text.everything : events.map((type) => text.events[type]).join(', ')}
        </p>
        {failed !== '' && (
          <p className={shared.failed} role="alert">
            {failed}
          </p>
        )}
      </LinkRow>
      {secret !== null && (
        <li>
          <NewLink label={text.secret} link={secret} copy={text.copy} hint={text.secretOnce} />
        </li>
      )}
      <Confirm
        open={isRemoving}
        danger
        title={text.removeTitle}
        confirm={text.removeConfirm}
        onConfirm={async () => {
          if ((await removeWebhook({ webhookId })).ok) await onChanged();
        }}
        onClose={() => setIsRemoving(false)}
      >
        <p>{text.removeText}</p>
      </Confirm>
    </>
  );
}
