import { Check, CircleDashed, X } from 'lucide-react';
import { useState } from 'react';
import type { EventType } from '../../../../shared/protocol/events.ts';
import type { WebhooksReply } from '../../../../shared/register/webhooksReply.ts';
import { isoDateIn } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useBoard, useNow } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './webhooks.module.css';

type Delivery = WebhooksReply['deliveries'][number];

/** How many are shown at first. */
const shownAtFirst = 8;

/** What waits to be sent and what came of what was sent, newest first (SPEC TL3g). */
export function Deliveries({ found, onChanged }: { found: WebhooksReply; onChanged: () => Promise<void> }) {
  const text = useText('webhooks');
  const [isAll, setIsAll] = useState(false);
  const { deliveries, webhooks } = found;
  const shown = isAll ? deliveries : deliveries.slice(0, shownAtFirst);
  const nameOf = ({ webhookId }: Delivery): string => {
    const hook = webhooks.find((one) => one.webhookId === webhookId);
    return hook ? text.shapes[hook.shape] : text.mail;
  };
  return (
    <>
      <h4 className={styles.title}>{text.deliveries}</h4>
      {deliveries.length === 0 && <p className={styles.none}>{text.noDeliveries}</p>}
      <ul className={styles.deliveries}>
        {shown.map((delivery) => (
          <DeliveryRow key={delivery.errandId} delivery={delivery} to={nameOf(delivery)} onChanged={onChanged} />
        ))}
      </ul>
      {shown.length < deliveries.length && (
        <Button size="small" variant="quiet" onClick={() => setIsAll(true)}>
          {text.more(deliveries.length - shown.length)}
        </Button>
      )}
    </>
  );
}

type RowProps = { delivery: Delivery; to: string; onChanged: () => Promise<void> };

function DeliveryRow({ delivery, to, onChanged }: RowProps) {
  const text = useText('webhooks');
  const { formatTime } = useFormat();
  const when = useWhen();
  const { resendDelivery } = useCommands();
  const { errandId, type, riskId, at, outcome, attempts, mostAttempts, nextAt, tookMs, reason } = delivery;
  const number = useBoard(({ risks }) => (riskId === null ? null : (risks[riskId]?.number ?? null)));
  const name = Object.hasOwn(text.events, type) ? text.events[type as EventType] : text.testMessage;
  const what = number === null ? name : text.subject(name, `R${number}`);
  const again = async (): Promise<void> => {
    await resendDelivery({ errandId });
    await onChanged();
  };
  return (
    <li>
      <span>{when(at)}</span>
      <b>{what}</b>
      <span>{to}</span>
      {outcome === 'arrived' && (
        <span className={styles.arrived}>
          <span className={styles.state}>
            <Check size={15} aria-hidden /> {text.arrived(tookMs ?? 0)}
          </span>
        </span>
      )}
      {outcome === 'waiting' && (
        <span className={styles.waiting}>
          <span className={styles.state}>
            <CircleDashed size={15} aria-hidden />
            {reason === null
              ? text.sending
              : text.nextTry(text.reason(reason), formatTime(nextAt ?? at), attempts, mostAttempts)}
          </span>
          {reason !== null && (
            <Button size="small" variant="quiet" aria-label={text.nowLabel(what)} onClick={again}>
              {text.now}
            </Button>
          )}
        </span>
      )}
      {outcome === 'gaveUp' && (
        <span className={styles.gaveUp}>
          <span className={styles.state}>
            <X size={15} aria-hidden /> {text.gaveUp(text.reason(reason), attempts)}
          </span>
          <Button size="small" variant="quiet" aria-label={text.resendLabel(what)} onClick={again}>
            {text.resend}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Times of today, and days before. */
function useWhen(): (at: number) => string {
  const text = useText('webhooks');
  const { daysFrom } = useFormat();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = isoDateIn(zone, useNow(60_000));
  return (at) => {
    const day = isoDateIn(zone, at);
    return day === today ? text.today(at) : daysFrom(today).long(day);
  };
}
