import { once } from 'node:events';
import { createReadStream, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createId, isId, type Random } from '../../shared/ids.ts';
import { minuteMs } from '../../shared/time.ts';

/**
 * The protocol: one request line, `{"backup": true}` or `{"facilitatorLink": "<workshop id>"}`. The reply is one line of JSON.
 * After that for a backup `bytes` bytes follow: the database. The server never learns where they are stored, since it may see
 * another file system than the caller (SPEC BU1a).
 */
type Reply =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: true; readonly link: string }
  | { readonly ok: false; readonly message: string };

/** What whoever may open the control socket can have done. */
export type ControlHandlers = {
  /** Writes a copy of the database to a file of DATA_DIR. */
  readonly backup: (file: string) => Promise<void>;
  /** Replaces the facilitator link of a workshop. @returns its path, or null when there is no such workshop */
  readonly facilitatorLink: (workshopId: string) => Promise<string | null>;
};

export const noSuchWorkshop = 'There is no workshop with this id.';

/** A socket file in DATA_DIR, protected by its permissions; a named pipe on Windows. */
const addressOf = (directory: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\forewarned-${Buffer.from(directory).toString('base64url').slice(-60)}`
    : join(directory, 'control.sock');

/** Copies that are being sent; what a process that died left of one is removed at the next start. */
const copyPrefix = 'backup-';

/** A caller that takes nothing for this long is gone; the copy takes up disk space until then. */
const stalledMs = 2 * minuteMs;

const longestRequest = 1_000;

/**
 * Answers whoever may open the control socket: only the process that holds the database can copy or change it (SPEC FA16,
 * LK3b).
 */
export async function openControl(
  directory: string,
  handlers: ControlHandlers,
  random: Random,
): Promise<{ readonly close: () => void }> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith(copyPrefix)) rmSync(join(directory, name), { force: true });
  }
  const address = addressOf(directory);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  let isBusy = false;
  const sockets = new Set<Socket>();

  const answer = async (socket: Socket): Promise<void> => {
    if (isBusy) throw new Error('Another backup is being made. Try again when it is finished.');
    isBusy = true;
    try {
      const file = join(directory, `${copyPrefix}${createId(random)}`);
      await handlers.backup(file);
      await sendFile(file, socket);
    } finally {
      isBusy = false;
    }
  };

  const sendLink = async (workshopId: string, socket: Socket): Promise<void> => {
    const link = await handlers.facilitatorLink(workshopId);
    if (link === null) refuse(socket, noSuchWorkshop);
    else socket.end(replyLine({ ok: true, link }));
  };

  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    socket.on('error', () => undefined);
    let line = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      line += text;
      if (line.length > longestRequest) socket.destroy();
      if (!line.endsWith('\n')) return;
      const request = parseRequest(line);
      line = '';
      const failed = (error: unknown): void => refuse(socket, messageOf(error, 'The server could not do this.'));
      if (request?.backup === true) answer(socket).catch(failed);
      else if (isId(request?.facilitatorLink)) sendLink(request.facilitatorLink, socket).catch(failed);
      else refuse(socket, 'Ask for {"backup": true} or {"facilitatorLink": "<workshop id>"}.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // The file must never be there with the permissions of a wide umask, not even for a moment (SPEC OP3).
    const umask = process.umask(0o177);
    server.listen(address, resolve);
    process.umask(umask);
  });
  server.unref();
  return {
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const messageOf = (error: unknown, otherwise: string): string => (error instanceof Error ? error.message : otherwise);

function parseRequest(line: string): { readonly backup?: unknown; readonly facilitatorLink?: unknown } | null {
  try {
    return JSON.parse(line) as { readonly backup?: unknown; readonly facilitatorLink?: unknown } | null;
  } catch {
    return null;
  }
}

const replyLine = (reply: Reply): string => `${JSON.stringify(reply)}\n`;

function refuse(socket: Socket, message: string): void {
  if (socket.writable) socket.end(replyLine({ ok: false, message }));
}

/** Removes the file before it is sent where the platform allows, so that nothing is left when this process dies. */
async function sendFile(file: string, socket: Socket): Promise<void> {
  try {
    const { size } = statSync(file);
    const content = createReadStream(file);
    await once(content, 'open');
    if (process.platform !== 'win32') rmSync(file);
    socket.setTimeout(stalledMs, () => socket.destroy());
    socket.write(replyLine({ ok: true, bytes: size }));
    await pipeline(content, socket);
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Asks the running server for a copy of its database and writes it to a new file.
 * @returns false when no server runs on this directory; then there is no file
 * @throws Error with a message for whoever runs the command
 */
export async function receiveBackup(directory: string, file: string): Promise<boolean> {
  const socket = await connectTo(directory);
  if (socket === null) return false;
  const handle = await open(file, 'wx', 0o600);
  try {
    socket.write(`${JSON.stringify({ backup: true })}\n`);
    let head: Buffer | null = Buffer.alloc(0);
    let missing = 0;
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      let content = chunk;
      if (head !== null) {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\n');
        if (end < 0) continue;
        const reply = JSON.parse(head.toString('utf8', 0, end)) as Reply;
        if (!reply.ok) throw new Error(reply.message);
        if (!('bytes' in reply)) throw new Error('The server did not send a backup.');
        missing = reply.bytes;
        content = head.subarray(end + 1);
        head = null;
      }
      await handle.writeFile(content);
      missing -= content.length;
    }
    if (head !== null || missing !== 0)
      throw new Error('The server stopped before it had sent everything. No backup was made.');
    await handle.sync();
    return true;
  } finally {
    socket.destroy();
    await handle.close();
  }
}

/**
 * Asks the running server for a new facilitator link.
 * @returns its path, or null when no server runs on this directory
 * @throws Error with a message for whoever runs the command
 */
export async function requestFacilitatorLink(directory: string, workshopId: string): Promise<string | null> {
  const socket = await connectTo(directory);
  if (socket === null) return null;
  try {
    socket.write(`${JSON.stringify({ facilitatorLink: workshopId })}\n`);
    let line = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) line += chunk.toString('utf8');
    if (!line.endsWith('\n')) throw new Error('The server stopped before it had answered.');
    const reply = JSON.parse(line) as Reply;
    if (!reply.ok) throw new Error(reply.message);
    if (!('link' in reply)) throw new Error('The server did not send a link.');
    return reply.link;
  } finally {
    socket.destroy();
  }
}

/** True when a server, also a frozen one, has the control socket of this directory. */
export async function isServerRunning(directory: string): Promise<boolean> {
  const socket = await connectTo(directory);
  socket?.destroy();
  return socket !== null;
}

/** @returns null when nobody listens */
async function connectTo(directory: string): Promise<Socket | null> {
  const address = addressOf(directory);
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return null;
    throw new Error(`${address} cannot be opened (${code}). Run this command as the account that runs the server.`, {
      cause: error,
    });
  }
}
