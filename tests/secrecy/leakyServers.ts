import { heartbeatMessage } from '../../server/wire/messages.ts';
import type { RandomSources } from '../../server/ports.ts';
import type { Write } from '../../server/store/port.ts';
import type { MemoryWorld } from '../harness/simulatedWorld.ts';
import type { TestWorkshop } from '../harness/testWorkshop.ts';

type Sabotage = (room: TestWorkshop<MemoryWorld>) => Promise<void>;

const open = (room: TestWorkshop<MemoryWorld>) => room.world.workshop(room.founded.workshopId);

/** Server defects that the swap test must detect. */
export const sabotages: { readonly [name: string]: Sabotage } = {
  'lets the number of writers decide the shuffle': async (room) => {
    const workshop = await open(room);
    const { mixing } = workshop.ports.random;
    const below = (limit: number): number => {
      const writers = workshop.documents.notebooksOf(1).map(({ notes }) => notes.length);
      return (mixing.below(limit) + writers.reduce((sum, count, i) => sum + count * (i + 1), 0)) % limit;
    };
    (workshop.ports as { random: RandomSources }).random = { ...workshop.ports.random, mixing: { ...mixing, below } };
  },
  'sends a frame to others when somebody writes': async (room) => {
    const workshop = await open(room);
    const commit = workshop.commit.bind(workshop);
    workshop.commit = (writes: readonly Write[]): void => {
      commit(writes);
      if (!writes.some((write) => write.kind === 'append' && write.doc.startsWith('notebook/'))) return;
      for (const connection of workshop.connections.all) {
        if (connection.kind === 'board') connection.socket.send(heartbeatMessage);
      }
    };
  },
  'keeps how much each person wrote': async (room) => {
    const workshop = await open(room);
    const commit = workshop.commit.bind(workshop);
    workshop.commit = (writes: readonly Write[]): void => {
      const isReveal = writes.some((write) => write.kind === 'shred' && write.round === 'notebook/1');
      const value = workshop.documents.notebooksOf(1).map(({ notes }) => notes.length);
      commit(isReveal ? [...writes, { kind: 'putRecord', workshopId: workshop.id, name: 'counts', value }] : writes);
    };
  },
  'keeps who cast a ballot': async (room) => {
    const workshop = await open(room);
    const commit = workshop.commit.bind(workshop);
    workshop.commit = (writes: readonly Write[]): void => {
      const shred = writes.find((write) => write.kind === 'shred' && write.round.startsWith('ballot/'));
      const round = shred?.kind === 'shred' ? Number(shred.round.split('/')[1]) : 0;
      const value = workshop.documents.ballotsOf(round).filter(({ ballot }) => Object.keys(ballot.dots).length > 1);
      commit(shred ? [...writes, { kind: 'putRecord', workshopId: workshop.id, name: 'voted', value }] : writes);
    };
  },
};
