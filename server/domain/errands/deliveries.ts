import type { Deliveries, Delivery } from '../core/errand.ts';

/** How many entries the log keeps of one webhook, and of all mails. */
const mostArrived = 30;
const mostGivenUp = 100;

/** Adds an entry. Of those that arrived, and of those that did not, the oldest go when there are too many. */
export function logged(deliveries: Deliveries, channel: string, delivery: Delivery): Deliveries {
  const all = [...(deliveries[channel] ?? []), delivery];
  const most = delivery.outcome === 'arrived' ? mostArrived : mostGivenUp;
  const same = all.filter(({ outcome }) => outcome === delivery.outcome);
  const oldest = same.length > most ? same[0] : undefined;
  return { ...deliveries, [channel]: all.filter((one) => one !== oldest) };
}

/** Without one entry, or unchanged when there is none. */
export function withoutDelivery(deliveries: Deliveries, errandId: string): Deliveries {
  return Object.fromEntries(
    Object.entries(deliveries).map(([channel, entries]) => [
      channel,
      entries.some((entry) => entry.errandId === errandId)
        ? entries.filter((entry) => entry.errandId !== errandId)
        : entries,
    ]),
  );
}

export const deliveryOf = (deliveries: Deliveries, errandId: string): Delivery | undefined =>
  Object.values(deliveries)
    .flat()
    .find((entry) => entry.errandId === errandId);
