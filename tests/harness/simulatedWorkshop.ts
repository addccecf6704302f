import { onTestFailed } from 'vitest';
import type { State } from '../../server/domain/core/state.ts';
import type { Workshop } from '../../server/live/workshop/workshop.ts';
import { createMemoryWorld } from './simulatedWorld.ts';
import type { MemoryWorld, MemoryWorldOptions } from './simulatedWorld.ts';
import type { TestWorkshop, WorkshopOptions } from './testWorkshop.ts';
import { openWorkshop } from './testWorkshop.ts';

export type SimulatedWorkshop = TestWorkshop<MemoryWorld> & {
  /** The live workshop on the server, as it is now. */
  readonly workshop: () => Promise<Workshop>;
  readonly state: () => Promise<State>;
  /** Reconnects everyone who was connected before the restart. */
  readonly restart: () => Promise<void>;
  readonly crash: () => Promise<void>;
};

export type SimulationOptions = WorkshopOptions & Omit<MemoryWorldOptions, 'seed'>;

/** A whole workshop in this process, driven only by the test. When the test fails, the script is printed. */
export async function createSimulatedWorkshop(options: SimulationOptions = {}): Promise<SimulatedWorkshop> {
  const world = createMemoryWorld({ seed: 1, ...options });
  const room = await openWorkshop(world, options);
  printOnFailure(room);
  const { workshopId } = room.founded;
  const workshop = (): Promise<Workshop> => world.workshop(workshopId);
  const after = async (what: string, happens: () => Promise<void>): Promise<void> => {
    const online = room.online;
    room.script.say('server', what);
    await happens();
    for (const person of online) person.connect();
    await world.until(() => online.every((person) => person.isInSync()), 'everyone is back');
  };
  return Object.assign(room, {
    workshop,
    state: async () => (await workshop()).state,
    restart: () => after('restarts', world.restart),
    crash: () => after('dies and starts again', world.crash),
  });
}

/** With several workshops in one test the last one is where it failed. */
let newest: TestWorkshop | null = null;

function printOnFailure(room: TestWorkshop): void {
  newest = room;
  try {
    onTestFailed(() => {
      if (newest === room) process.stderr.write(`\n${room.script.text()}\n`);
    });
  } catch {
    // Not needed outside a test.
  }
}
