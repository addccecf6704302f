import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Joined, WorkshopCreated } from '../../shared/protocol/replies.ts';
import { readPeople, readSession } from '../../shared/session/session.ts';
import { createNetworkWorld } from '../harness/networkWorld.ts';
import { TestWorkshop } from '../harness/testWorkshop.ts';
import { createScript } from '../harness/script.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { TestServer } from './server.ts';
import { startTestServer } from './server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ TRUST_PROXY: '1' });
});
afterEach(() => server.close());

const rehearsal = { story: 'market', speed: 8 } as const;
const rehearse = (address: string, body: object = { rehearsal }): Promise<Response> =>
  fetch(`${server.url}/api/workshops`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
  });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

/** The page of somebody with a seat. */
function pageOf(made: WorkshopCreated): TestWorkshop {
  const world = createNetworkWorld(server.url);
  const room = new TestWorkshop(world, made, createScript('A rehearsal', world.now), createSeededRandom(1, 'people'));
  room.lead.connect();
  return room;
}

test('RH1a RH1b RH2 a rehearsal has its story, six simulated people come, and no other workshop takes any', async () => {
  const room = pageOf((await (await rehearse('198.51.100.1')).json()) as WorkshopCreated);
  const sixDone = (): boolean => {
    const session = room.lead.documents.get('session')?.connection?.doc.get();
    return session !== undefined && readSession(session)?.progress.done === 6;
  };
  await room.until(sixDone, 'six people have pressed Done in the lobby');
  const { workshop, scene, agenda, contract } = room.session();
  expect(workshop).toMatchObject({
    title: 'Riverside night market, first edition',
    rehearsal: true,
    rehearsalOf: rehearsal,
  });
  expect(scene.headline).toBe('The Riverside night market has failed.');
  expect(agenda.map(({ minutes }) => minutes)).toEqual([1, 1, 2, 1, 1, 2, 1]);
  expect(contract.agreed).toBe(6);
  expect(Object.values(room.people()).map(({ name, simulated }) => [name, simulated])).toEqual(
    expect.arrayContaining([['Facilitator', false], ['Farid', true], ['Mr Hale', true]]), // prettier-ignore
  );
  room.close();
  const { joinCode } = await server.create();
  expect(await codeOf(await server.post('/api/joins', { joinCode, simulated: true }))).toEqual([403, 'notAllowed']);
  expect((await server.post('/api/joins', { joinCode })).status).toBe(201);
});

test('RH1a RH1c what is given counts more than the story; a participant gets a participant’s seat', async () => {
  const role = 'participant';
  const given = { title: 'Ours', facilitatorName: 'Kim', rehearsal: { story: 'launch', speed: 1, role } };
  const made = (await (await rehearse('198.51.100.1', given)).json()) as WorkshopCreated;
  const room = pageOf(made);
  await room.until(() => room.lead.isInSync(), 'the page has the session');
  const people = readPeople(room.lead.document('session').doc);
  const { workshop, lead } = room.session();
  expect(workshop.title).toBe('Ours');
  expect(people[made.participantId]).toMatchObject({ name: 'Kim', role: 'participant', simulated: false });
  expect(people[lead.facilitatorId]).toMatchObject({ name: 'Lena', role: 'facilitator', simulated: true });
  room.close();
});

test('RH3 a third rehearsal of an address and the 21st in all are refused, and make nothing', async () => {
  for (let network = 1; network <= 10; network++) {
    for (let i = 0; i < 2; i++) expect((await rehearse(`198.51.100.${network}`)).status).toBe(201);
    if (network < 10) expect(await codeOf(await rehearse(`198.51.100.${network}`))).toEqual([429, 'tooManyAttempts']);
  }
  expect(await codeOf(await rehearse('198.51.100.99'))).toEqual([503, 'serverFull']);
});

test('RH1a a rehearsal that is malformed is refused, and takes no place', async () => {
  for (const wrong of [{ story: 'other', speed: 8 }, { story: 'market', speed: 3 }, { story: 'market' }, true]) {
    expect(await codeOf(await rehearse('198.51.100.1', { rehearsal: wrong }))).toEqual([400, 'malformed']);
  }
  const joins = async (made: Response): Promise<Joined> => {
    const { joinCode } = (await made.json()) as WorkshopCreated;
    return (await (await server.post('/api/joins', { joinCode, simulated: true })).json()) as Joined;
  };
  expect(await joins(await rehearse('198.51.100.1'))).toMatchObject({ role: 'participant' });
  expect((await rehearse('198.51.100.1')).status).toBe(201);
});
