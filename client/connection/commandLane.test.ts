import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { createCommandLane } from './commandLane.ts';
import { createFakeClock } from '../../tests/harness/fakeClock.ts';
import { createMemoryOutbox } from '../testing/memoryOutbox.ts';
import type { Outbox } from './outbox.ts';

function create(outbox: Outbox = createMemoryOutbox()) {
  const frames: { commandId: string; type: string }[] = [];
  const clock = createFakeClock();
  const timers = clock.startTimers();
  let open = true;
  let ids = 0;
  const lane = createCommandLane({
    outbox,
    outboxPrefix: 'c/',
    timers,
    now: () => 1_000,
    createId: () => `id${++ids}`,
    write(frame) {
      const decoder = decoding.createDecoder(frame);
      expect(decoding.readVarUint(decoder)).toBe(17);
      if (open) frames.push(JSON.parse(decoding.readVarString(decoder)) as (typeof frames)[number]);
      return open;
    },
    onAnswered: () => {},
    onFacilitatorLink: () => {},
  });
  const answer = (reply: object): void => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, JSON.stringify(reply));
    lane.received(decoding.createDecoder(encoding.toUint8Array(encoder)));
  };
  return { lane, frames, clock, answer, outbox, setOpen: (now: boolean) => (open = now) };
}

test('CM5a a command is sent again after a reconnect with the same id, and its reply is taken once', async () => {
  const { lane, frames, answer, setOpen, outbox } = create();
  setOpen(false);
  const reply = lane.send({ type: 'setDone', done: true });
  expect(frames).toEqual([]);
  setOpen(true);
  lane.resend();
  lane.resend();
  expect(frames.map((frame) => frame.commandId)).toEqual(['id1', 'id1']);
  answer({ ok: true, commandId: 'id1' });
  answer({ ok: true, commandId: 'id1' });
  await expect(reply).resolves.toEqual({ ok: true, commandId: 'id1' });
  lane.resend();
  expect(frames).toHaveLength(2);
  expect(await outbox.read('')).toEqual([]);
});

test('SA5a SA5b a later page sends the commands that have no reply; a refused one is shown with its words', async () => {
  const first = create();
  first.setOpen(false);
  void first.lane.send({ type: 'renameRisk', riskId: 'r', title: 'It was late' });
  const next = create(first.outbox);
  await next.lane.restore();
  expect(next.frames).toMatchObject([{ type: 'renameRisk', commandId: 'id1', title: 'It was late' }]);
  next.answer({ ok: false, code: 'gone', message: 'No such risk.', commandId: 'id1' });
  expect(next.lane.refusedCommands.get()).toMatchObject([{ code: 'gone', command: { title: 'It was late' } }]);
  next.lane.dismissRefusedCommand(0);
  expect(next.lane.refusedCommands.get()).toEqual([]);
});

test('SA5a SA5b a command too late for its stage is shown to its author with its words, unless it only mattered at that moment', async () => {
  const { lane, answer, setOpen, outbox } = create();
  const refuse = (commandId: string, code = 'stageMoved'): void =>
    answer({ ok: false, code, message: 'Moved.', commandId });
  setOpen(false);
  void lane.send({ type: 'addRisk', title: 'Typed on the train' });
  void lane.send({ type: 'moveCard', cardId: 'c', riskId: null });
  void lane.send({ type: 'setDone', done: true });
  void lane.send({ type: 'setName', name: 'Anastasia' });
  setOpen(true);
  lane.resend();
  for (const commandId of ['id1', 'id2', 'id3']) refuse(commandId);
  refuse('id4', 'nameTaken');
  const shown = (): string[] => lane.refusedCommands.get().map(({ command }) => command.type);
  expect(shown()).toEqual(['addRisk', 'moveCard', 'setName']);
  // On an open socket the card moves back at once, and the name's own dialog shows the refusal.
  void lane.send({ type: 'moveCard', cardId: 'c', riskId: null });
  void lane.send({ type: 'setName', name: 'Anastasia' });
  void lane.send({ type: 'renameRisk', riskId: 'r', title: 'Typed just now' });
  refuse('id5');
  refuse('id6', 'nameTaken');
  refuse('id7');
  expect(shown()).toEqual(['addRisk', 'moveCard', 'setName', 'renameRisk']);
  expect(await outbox.read('')).toEqual([]);
});

test('SA5a SA5b a refusal that the primary button shows is not shown again; after storageTrouble the command is sent again', async () => {
  const { lane, frames, answer, clock } = create();
  void lane.send({ type: 'advanceStage', from: 'lobby' });
  answer({ ok: false, code: 'stageMoved', message: '', commandId: 'id1' });
  expect(lane.refusedCommands.get()).toEqual([]);
  const reply = lane.send({ type: 'undo' });
  answer({ ok: false, code: 'storageTrouble', message: '', commandId: 'id2' });
  clock.advanceSync(2_000);
  expect(frames.map((frame) => frame.commandId)).toEqual(['id1', 'id2', 'id2']);
  answer({ ok: true, commandId: 'id2' });
  await expect(reply).resolves.toMatchObject({ ok: true });
});
