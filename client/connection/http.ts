import type { WorkshopId } from '../../shared/ids.ts';
import type { CreateWorkshop, Join } from '../../shared/commands/requests.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { ExportFormat, Tracker } from '../../shared/register/exportFormats.ts';
import type { FacilitatorSeat, Joined, OpenPage, WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { EpochMs } from '../../shared/time.ts';

/** `unreachable`: no response. `unexpected`: a response that this server does not send, such as a proxy's error page. */
export type HttpRefusalCode = RefusalCode | 'unreachable' | 'unexpected';

/** A refused or failed request; `code` says why (docs/PROTOCOL.md). */
export class HttpRefusal extends Error {
  readonly code: HttpRefusalCode;
  /** The HTTP status; 0 without a response. */
  readonly status: number;

  constructor(code: HttpRefusalCode, message: string, status: number) {
    super(message);
    this.name = 'HttpRefusal';
    this.code = code;
    this.status = status;
  }
}

/** @param createKey what this server asks for before anyone creates a workshop, or '' @throws HttpRefusal */
export const createWorkshop = (fields: CreateWorkshop, createKey: string): Promise<WorkshopCreated> =>
  postJson<WorkshopCreated>('/api/workshops', fields, createKey === '' ? {} : { 'create-key': createKey });

/** Whether creating a workshop on this server needs a key. @throws HttpRefusal */
export async function askKeyNeeded(): Promise<boolean> {
  const answer = (await (await ask('/api/creation', { cache: 'no-store' })).json()) as { readonly keyNeeded: boolean };
  return answer.keyNeeded;
}

/** @throws HttpRefusal: `unknownJoinCode`, `roomLocked`, `tooManyAttempts`, … */
export const join = (fields: Join): Promise<Joined> => postJson<Joined>('/api/joins', fields);

/** How many seconds a typed code waits now before it is checked. @throws HttpRefusal */
export async function askCodeWait(): Promise<number> {
  const answer = (await (await ask('/api/joins/wait', { cache: 'no-store' })).json()) as {
    readonly waitSeconds: number;
  };
  return answer.waitSeconds;
}

/** Takes the facilitator's seat with the secret of the facilitator link. @throws HttpRefusal */
export const recoverFacilitator = (workshopId: WorkshopId, secret: string): Promise<FacilitatorSeat> =>
  postJson<FacilitatorSeat>(`/api/workshops/${workshopId}/facilitator`, { secret });

/** What the server has stored about the caller. @throws HttpRefusal */
export async function fetchKnowledge(workshopId: WorkshopId, token: string): Promise<unknown> {
  return (await ask(`/api/workshops/${workshopId}/knowledge`, { headers: bearer(token) })).json();
}

/** The pages that are connected as the caller. @throws HttpRefusal */
export async function fetchOpenPages(workshopId: WorkshopId, token: string): Promise<readonly OpenPage[]> {
  const answer = await ask(`/api/workshops/${workshopId}/sessions`, { headers: bearer(token), cache: 'no-store' });
  return ((await answer.json()) as { readonly pages: readonly OpenPage[] }).pages;
}

/** A second token of the caller. @throws HttpRefusal */
export async function startSession(workshopId: WorkshopId, token: string): Promise<string> {
  const answer = await ask(`/api/workshops/${workshopId}/sessions`, { method: 'POST', headers: bearer(token) });
  return ((await answer.json()) as { readonly token: string }).token;
}

/** Ends all other tokens of the caller. @throws HttpRefusal */
export async function endOtherSessions(workshopId: WorkshopId, token: string): Promise<void> {
  await ask(`/api/workshops/${workshopId}/sessions`, { method: 'DELETE', headers: bearer(token) });
}

/** The server's clock, epoch milliseconds. @throws HttpRefusal */
export async function askTime(): Promise<EpochMs> {
  const answer = (await (await ask('/api/time', { cache: 'no-store' })).json()) as { readonly now: EpochMs };
  return answer.now;
}

/** Csv alone: for a tracker, or with semicolons. Json alone, for the facilitator: with the answers. */
export type FileQuery = { for?: Tracker } | { separator?: ';' } | { answers?: '1' };

/**
 * The register as a file. The token is sent in a header, never in the address, so a plain link cannot fetch it.
 * @param query what else is asked for, such as the tracker that will import a csv
 * @throws HttpRefusal
 */
export async function fetchRegister(
  workshopId: WorkshopId,
  token: string,
  format: ExportFormat,
  query: FileQuery = {},
): Promise<{ readonly blob: Blob; readonly fileName: string }> {
  const search = new URLSearchParams(query).toString();
  const path = `/api/workshops/${workshopId}/register.${format}${search === '' ? '' : `?${search}`}`;
  const answer = await ask(path, { headers: bearer(token) });
  return {
    blob: await answer.blob(),
    fileName: fileNameIn(answer.headers.get('content-disposition')) ?? `register.${format}`,
  };
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export async function postJson<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as T;
}

export async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    throw new HttpRefusal('unreachable', 'The server did not answer.', 0);
  }
  if (answer.ok) return answer;
  throw await refusalIn(answer);
}

async function refusalIn(answer: Response): Promise<HttpRefusal> {
  try {
    const { code, message } = (await answer.json()) as { readonly code?: RefusalCode; readonly message?: string };
    if (typeof code === 'string') return new HttpRefusal(code, message ?? '', answer.status);
  } catch {
    // No JSON: not a response of this server.
  }
  return new HttpRefusal('unexpected', `The server answered with ${answer.status}.`, answer.status);
}

/** RFC 6266: the extended name in UTF-8 if there is one, else the plain one. */
function fileNameIn(disposition: string | null): string | null {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  const plain = disposition?.match(/filename="?([^";]+)"?/i)?.[1];
  if (extended === undefined) return plain ?? null;
  try {
    return decodeURIComponent(extended);
  } catch {
    return plain ?? null;
  }
}
