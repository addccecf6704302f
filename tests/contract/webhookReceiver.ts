import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver of webhooks on this machine, which answers as a test tells it. */
export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** Called when a message has arrived whole; answers 200 unless it is set. */
  answer: (response: ServerResponse) => void;
  readonly until: (holds: () => boolean, withinMs?: number) => Promise<void>;
  readonly close: () => void;
};

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      receiver.answer(response);
    });
    request.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received,
    answer: (response) => void response.end(),
    async until(holds, withinMs = 20_000) {
      for (const startedAt = performance.now(); !holds();) {
        if (performance.now() - startedAt > withinMs) throw new Error(`Received: ${JSON.stringify(received)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

type Seat = { readonly workshopId: string; readonly token: string };

/** A register with one risk, made from a file over HTTP, and how to give commands in it. */
export async function makeRegister(serverUrl: string) {
  const ask = async (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(serverUrl + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const made = (await (await ask('/api/workshops', { title: 'Atlas' })).json()) as Seat;
  const file: unknown = await (
    await ask(`/api/workshops/${made.workshopId}/register.json`, undefined, made.token)
  ).json();
  const { workshopId, token } = (await (await ask('/api/imports', file)).json()) as Seat;
  const command = async (body: object): Promise<{ readonly [field: string]: unknown; readonly ok: boolean }> =>
    (await (await ask(`/api/workshops/${workshopId}/commands`, body, token)).json()) as { readonly ok: boolean };
  const { riskId } = await command({ type: 'addRisk', title: 'The queue grows unseen' });
  return {
    workshopId,
    token,
    riskId,
    command,
    get: (path: string, as = token) => ask(`/api/workshops/${workshopId}${path}`, undefined, as),
  };
}
