import { DocumentClient } from '../harness/rawSocket.ts';
import type { Person } from '../harness/person.ts';

/** A document opened beside what the person's page has open, as a modified client can. */
export function opened(
  person: Person,
  world: ConstructorParameters<typeof DocumentClient>[0],
  document: string,
  token = person.token,
): DocumentClient {
  const client = new DocumentClient(world, { workshopId: person.workshopId, token, document, isPadded: false }, 4_242);
  client.connect();
  return client;
}
