import type { WorkshopId } from '../../../shared/ids.ts';
import { hourMs, minuteMs, secondMs } from '../../../shared/time.ts';
import type { Errand } from '../../domain/core/errand.ts';
import { channelOf } from '../../domain/errands/errands.ts';
import { describeError } from '../../describeError.ts';
import { composeMail } from '../../domain/mail/composeMail.ts';
import { composeWebhook } from '../../outbox/composeWebhook.ts';
import type { Ports, Sent } from '../../ports.ts';
import type { Registry } from '../workshop/registry.ts';
import type { Workshop } from '../workshop/workshop.ts';

/** Sends what workshops owe, and wakes workshops that nobody has open (SPEC TL3). */
export type Outbox = {
  /** Looks for what is due, as it does by itself. Resolves when everything that was found is on its way. */
  readonly poll: () => Promise<void>;
  readonly close: () => void;
};

/** How many errands are on their way at once, of all registers and of one: a register whose receivers hang holds up no other. */
const mostSending = 32;
const mostSendingOfWorkshop = 4;

/** How often the store is asked, besides when something is known to be due. */
const pollMs = 30 * secondMs;
/** How long after an errand ended others are looked for that waited for its place. */
const soonMs = 100;
/** How many workshops are looked for at once. */
const atOnce = 50;
/** A workshop that could not be opened is tried again after this. */
const retryOpenMs = 10 * minuteMs;
/** One whose commit failed, after this. */
const retryStoreMs = minuteMs;
/** A clock that was set back by this much may have stored wake-ups far ahead. */
const farBackMs = -hourMs;

const mailNotConfigured: Sent = { ok: false, reason: 'mailNotConfigured', isFinal: true };

export function createOutbox(registry: Registry, ports: Ports): Outbox {
  const { clock, timers, store, log } = ports;
  /** Errands on their way, by workshop: the channels that are in use. */
  const sending = new Map<WorkshopId, Set<string>>();
  /** Until when workshops that could not be opened are left alone, in monotonic time. */
  const shut = new Map<WorkshopId, number>();
  let count = 0;
  let isClosed = false;
  let cancelTimer = (): void => undefined;
  let cancelSoon: (() => void) | null = null;

  const open = async (workshopId: WorkshopId): Promise<Workshop | null> => {
    const until = shut.get(workshopId);
    if (until !== undefined && until > clock.monotonicNow()) return null;
    shut.delete(workshopId);
    try {
      return await registry.open(workshopId);
    } catch {
      // The registry logged why.
      shut.set(workshopId, clock.monotonicNow() + retryOpenMs);
      return null;
    }
  };

  const attempt = (workshop: Workshop, id: string, errand: Errand): Promise<Sent> | null => {
    const { couriers, publicUrl } = ports;
    const context = workshop.context(workshop.state.session.lead.facilitatorId);
    const { work } = errand;
    if (work.kind === 'webhook') {
      const request = composeWebhook(workshop.state, id, work, { ...context, publicUrl });
      return request && couriers.webhook(request);
    }
    // Without the address of this server a mail has no links.
    if (couriers.mail === null || publicUrl === null) return Promise.resolve(mailNotConfigured);
    const message = composeMail(workshop.state, work, { ...context, origin: publicUrl, errandId: id });
    return message && couriers.mail(message);
  };

  /** A courier never rejects. What throws is a fault of this program, and is tried as seldom as a receiver that is down. */
  const attemptSafely = async (workshop: Workshop, id: string, errand: Errand): Promise<Sent | null> => {
    try {
      return await attempt(workshop, id, errand);
    } catch (error) {
      log.warn('something could not be worded or sent', { workshopId: workshop.id, ...describeError(error) });
      return { ok: false, reason: 'internal' };
    }
  };

  const sendOne = async (workshop: Workshop, id: string, errand: Errand): Promise<void> => {
    await workshop.sendErrand(id, () => attemptSafely(workshop, id, errand));
    // What came of it could not be stored, so that it is sent again: not at once, while the disk fails.
    if (workshop.isEnded && !isClosed) shut.set(workshop.id, clock.monotonicNow() + retryStoreMs);
  };

  /** Starts what a workshop owes, one errand a channel. */
  const startSome = (workshop: Workshop): void => {
    for (const { id, errand } of workshop.dueErrands()) {
      const channel = channelOf(errand.work);
      const busy = sending.get(workshop.id) ?? new Set<string>();
      if (isClosed || count >= mostSending || busy.size >= mostSendingOfWorkshop) return;
      if (busy.has(channel)) continue;
      sending.set(workshop.id, busy.add(channel));
      count += 1;
      void sendOne(workshop, id, errand).then(() => {
        count -= 1;
        busy.delete(channel);
        if (busy.size === 0) sending.delete(workshop.id);
        if (!workshop.isEnded) startSome(workshop);
        soon();
      });
    }
  };

  const deliver = async (): Promise<void> => {
    const due = await store.dueErrands(clock.now(), sending.size + shut.size + atOnce);
    for (const { workshopId } of due) {
      if (isClosed || count >= mostSending) return;
      const workshop = await open(workshopId);
      if (workshop) startSome(workshop);
    }
  };

  /** Opens workshops whose time has come. What is due is done by their own alarm. */
  const wake = async (until: number): Promise<void> => {
    const tried = new Set<WorkshopId>();
    for (;;) {
      const found = await store.dueToWake(until, tried.size + atOnce);
      const next = found.filter((workshopId) => !tried.has(workshopId));
      if (next.length === 0 || isClosed) return;
      for (const workshopId of next) {
        tried.add(workshopId);
        if (!registry.live().has(workshopId)) await open(workshopId);
        // One workshop a turn: whoever is connected is served in between.
        await new Promise<void>((resolve) => timers.after(0, resolve));
      }
    }
  };

  /** One pass at a time; what is asked for meanwhile is one more pass. */
  let running: Promise<void> | null = null;
  let isWanted = false;
  const wanted = (): void => {
    isWanted = true;
    void poll();
  };

  /** Asking the store after each errand would commit every outcome alone, since a read waits for the commits before it. */
  const soon = (): void => {
    cancelSoon ??= timers.after(soonMs, () => {
      cancelSoon = null;
      wanted();
    });
  };

  const pass = async (): Promise<void> => {
    while (isWanted && !isClosed) {
      isWanted = false;
      await deliver();
    }
    await setTimer();
  };

  const setTimer = async (): Promise<void> => {
    const [next] = (await store.dueErrands(Number.MAX_SAFE_INTEGER, sending.size + shut.size + 1)).filter(
      ({ workshopId }) => !sending.has(workshopId) && !shut.has(workshopId),
    );
    const inMs = next && count < mostSending ? Math.max(0, next.at - clock.now()) : pollMs;
    cancelTimer();
    if (!isClosed) cancelTimer = timers.after(Math.min(inMs, pollMs), wanted);
  };

  const poll = (): Promise<void> => {
    running ??= pass()
      .catch(() => {
        log.warn('what is due to be sent could not be read');
        if (!isClosed) cancelTimer = timers.after(pollMs, wanted);
      })
      .finally(() => {
        running = null;
        if (isWanted && !isClosed) void poll();
      });
    return running;
  };

  let cancelWaking = (): void => undefined;
  const keepWaking = (): void => {
    if (isClosed) return;
    wake(clock.now())
      .catch(() => log.warn('which workshops have to wake could not be read'))
      .finally(() => {
        if (!isClosed) cancelWaking = timers.after(pollMs, keepWaking);
      });
  };

  const stopWatchingClock = clock.onJump((byMs) => {
    if (byMs < farBackMs) void wake(Number.MAX_SAFE_INTEGER).catch(() => undefined);
    wanted();
  });
  registry.whenErrands(wanted);
  keepWaking();
  wanted();

  return {
    poll() {
      isWanted = true;
      return poll();
    },
    close() {
      isClosed = true;
      cancelTimer();
      cancelSoon?.();
      cancelWaking();
      stopWatchingClock();
    },
  };
}
