import { expect, test } from 'vitest';
import { closingMs } from '../../shared/protocol/limits.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { checkInvariants } from '../harness/invariants.ts';
import { accepted, everyoneVotes, playTo, refusedWith } from '../scenarios/play.ts';

type Ending = { readonly stage: Stage; readonly people: number; readonly command: object; readonly reply: unknown };

/** Every command that waits for the end of a round. */
const endings: readonly Ending[] = [
  { stage: 'lobby', people: 5, command: { type: 'advanceStage', from: 'lobby' }, reply: accepted },
  { stage: 'write', people: 5, command: { type: 'advanceStage', from: 'write' }, reply: accepted },
  { stage: 'write', people: 3, command: { type: 'advanceStage', from: 'write' }, reply: refusedWith('tooFewWriters') },
  { stage: 'vote', people: 5, command: { type: 'closeVote' }, reply: accepted },
  { stage: 'commit', people: 5, command: { type: 'advanceStage', from: 'commit' }, reply: accepted },
];

async function prepare({ stage, people }: Ending): Promise<SimulatedWorkshop> {
  const room = await createSimulatedWorkshop({ people });
  await playTo(room, stage);
  if (stage === 'write') for (const person of room.everyone) await person.write(`Reason of ${person.name}`);
  if (stage === 'vote') await everyoneVotes(room);
  return room;
}

const asked = async (room: SimulatedWorkshop, command: object): Promise<() => Reply | null> => {
  let reply: Reply | null = null;
  void room.lead.post(command).then((answer) => (reply = answer));
  await room.settle();
  return () => reply;
};

test.each(endings)(
  'CM5c $command.type out of $stage with $people: after a crash during the end of the round a repeated command gets the first reply',
  async (ending) => {
    const room = await prepare(ending);
    const command = { ...ending.command, commandId: 'the one' };
    await asked(room, command);
    expect(room.session().open.closingAt).not.toBeNull();

    await room.crash();
    // Once before the round has ended, once when it has, and once after another death.
    const early = await asked(room, command);
    expect(early()).toBeNull();
    expect((await asked(room, { ...command, type: 'goBack' }))()).toEqual(refusedWith('commandIdReused'));
    await room.pass(closingMs);
    expect(early()).toEqual(ending.reply);
    const { stage, turn, tally, open } = room.session();
    expect((await asked(room, command))()).toEqual(early());
    await room.crash();
    expect((await asked(room, command))()).toEqual(early());
    expect(room.session()).toMatchObject({ stage, turn, tally, open });
    await checkInvariants(room);
  },
);

test('CM5c after two crashes while a round ends the reply comes when it has ended', async () => {
  const room = await prepare(endings[1]!);
  const command = { ...endings[1]!.command, commandId: 'the one' };
  await asked(room, command);
  await room.crash();
  const unheard = await asked(room, command);
  await room.crash();
  await room.pass(closingMs);
  expect(unheard()).toBeNull();
  expect((await asked(room, command))()).toEqual(accepted);
  expect(room.session().stage.name).toBe('share');
});

test('CM5c a command that no longer fits when it first arrives is still refused after a crash', async () => {
  const room = await prepare(endings[1]!);
  await asked(room, { type: 'advanceStage', from: 'write', commandId: 'the one' });
  await room.crash();
  const second = await asked(room, { type: 'advanceStage', from: 'write', commandId: 'another' });
  await room.pass(closingMs);
  expect(second()).toEqual(refusedWith('stageMoved'));
});
