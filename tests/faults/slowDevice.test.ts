import { expect, test } from 'vitest';
import { createDeviceOutbox } from '../../client/connection/outbox.ts';
import type { DocumentConnection } from '../../client/connection/workshopConnection.ts';
import type { DeviceStore } from '../../client/runtime/deviceStore.ts';
import { planText } from '../../shared/plan/plan.ts';
import { secondMs } from '../../shared/time.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import type { Person } from '../harness/person.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { anasNotes, openPage, openWithPage } from './openAnasPage.ts';

/** A device whose stored values outlive its pages, and which answers nothing while it is held. */
function createDevice() {
  const stored = new Map<string, unknown>();
  let held: Promise<void> | null = null;
  let release = (): void => undefined;
  const ask = async <T>(call: () => T): Promise<T> => {
    await held;
    return call();
  };
  const store: DeviceStore = {
    entries: () => ask(() => [...stored]),
    set: (key, value) => ask(() => void stored.set(key, value)),
    drop: (keys) => ask(() => keys.forEach((key) => stored.delete(key))),
  };
  return {
    stored,
    /** Each page has an outbox of its own on it, as each tab has. */
    outbox: (room: SimulatedWorkshop) => createDeviceOutbox(room.world.startTimers(), store),
    hold: () => void (held = new Promise((resolve) => (release = resolve))),
    release: () => {
      held = null;
      release();
    },
  };
}

type Kind = {
  readonly stage: Stage;
  readonly edit: (page: Person, room: SimulatedWorkshop) => void;
  readonly connection: (page: Person) => DocumentConnection;
  /** What the server has of it. */
  readonly onServer: (room: SimulatedWorkshop) => Promise<unknown>;
};

const firstRisk = (room: SimulatedWorkshop): string => Object.keys(room.board().risks)[0]!;

const kinds: { readonly [name: string]: Kind } = {
  'a note': {
    stage: 'write',
    edit: (page) => void page.jot('Typed offline'),
    connection: (page) => page.connection.notebook.get()!,
    onServer: async (room) => (await anasNotes(room)).includes('Typed offline'),
  },
  'a ballot': {
    stage: 'vote',
    edit: (page, room) => page.choose({ [firstRisk(room)]: 1 }),
    connection: (page) => page.connection.ballot.get()!,
    async onServer(room) {
      const { documents } = await room.workshop();
      const round = room.session().open.ballot!;
      const own = documents.ballotsOf(round).find((one) => one.participantId === room.person('Ana').id);
      return own?.ballot.dots[firstRisk(room)] === 1;
    },
  },
  'a plan': {
    stage: 'plan',
    edit: (page, room) => planText(page.connection.plan.doc.get(), firstRisk(room), 'signal')?.insert(0, 'tickets'),
    connection: (page) => page.connection.plan,
    onServer: async (room) => room.lead.planTexts(firstRisk(room)).signal === 'tickets',
  },
};

/** Ana typed it without a network, and her page is gone; it is on her device alone. */
async function typedOffline({ stage, edit, onServer }: Kind) {
  const device = createDevice();
  const { room, page } = await openWithPage({}, stage);
  page.close();
  const first = openPage(room, room.person('Ana'), { outbox: device.outbox(room) });
  await room.pass(3 * secondMs);
  first.network.goOffline();
  edit(first, room);
  await room.pass(secondMs);
  first.close();
  expect(device.stored.size).toBe(1);
  expect(await onServer(room)).toBe(false);
  device.hold();
  return { room, device, again: openPage(room, room.person('Ana'), { outbox: device.outbox(room) }) };
}

test.each(Object.keys(kinds))(
  'SA1c after a reload %s that only the device holds is on the server before Saved is shown',
  async (name) => {
    const kind = kinds[name]!;
    const { room, device, again } = await typedOffline(kind);
    for (let i = 0; i < 20; i++) {
      await room.pass(100);
      expect(kind.connection(again).save.get()).toBe('saving');
      expect(again.connection.save.get()).toBe('saving');
      // It lies on the device and was not touched: closing the tab loses nothing.
      expect(again.asksBeforeClosing()).toBe(false);
    }
    device.release();
    await room.world.until(() => kind.connection(again).save.get() === 'saved', 'it is saved');
    expect(await kind.onServer(room)).toBe(true);
    expect(again.connection.save.get()).toBe('saved');
    await room.settle();
    expect(device.stored.size).toBe(0);
  },
);

test.each(Object.keys(kinds))(
  'SA3c SA3d %s on a device that answers late is sent as soon as it answers',
  async (name) => {
    const kind = kinds[name]!;
    const { room, device, again } = await typedOffline(kind);
    await room.pass(8 * secondMs);
    // The page went on without it, and says that this device keeps nothing.
    expect(again.isInSync()).toBe(true);
    expect(again.connection.storesOnDevice.get()).toBe(false);
    const { save } = kind.connection(again);
    const seen: string[] = [];
    save.subscribe(() => seen.push(save.get()));
    device.release();
    await room.world.until(() => seen.includes('saved'), 'it is saved');
    expect(seen).toEqual(['saving', 'saved']);
    expect(await kind.onServer(room)).toBe(true);
    await room.settle();
    expect(device.stored.size).toBe(0);
  },
);
