import { expect, test } from 'vitest';
import { createSimulatedWorkshop } from './simulatedWorkshop.ts';

test('a simulated workshop goes from the lobby to cards on the board', async () => {
  const room = await createSimulatedWorkshop({ people: 5, observers: 1 });
  expect(room.session().progress).toEqual({ done: 0, of: 5 });
  await room.lead.advance();
  await room.lead.advance();
  expect(room.session().stage.name).toBe('write');
  for (const person of room.participants) await person.write(`A reason of ${person.name}`);
  await room.lead.advance();
  expect(room.session().stage.name).toBe('share');
  await room.lead.do('dealRest');
  expect(Object.keys(room.board().cards)).toHaveLength(5);
  for (const person of room.everyone) expect(person.board()).toEqual(room.board());
});

test('the same seed gives every socket the same bytes', async () => {
  const play = async (): Promise<string[]> => {
    const room = await createSimulatedWorkshop({ people: 5, seed: 7 });
    await room.lead.advance();
    await room.lead.advance();
    for (const person of room.participants) await person.write(`A reason of ${person.name}`);
    await room.lead.advance();
    await room.lead.do('dealRest');
    return room.everyone.flatMap((person) =>
      [...person.documents].flatMap(([name, { transcript }]) =>
        transcript.map(
          ({ at, way, bytes }) => `${person.name} ${name} ${at} ${way} ${Buffer.from(bytes).toString('hex')}`,
        ),
      ),
    );
  };
  const [first, second] = [await play(), await play()];
  expect(first.length).toBeGreaterThan(150);
  expect(second).toEqual(first);
});
