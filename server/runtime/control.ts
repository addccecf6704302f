import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** The protocol: one request line of JSON, one reply line of JSON. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** A socket file in DATA_DIR, protected by its permissions; a named pipe on Windows. */
const addressOf = (directory: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\forewarned-${Buffer.from(directory).toString('base64url').slice(-60)}`
    : join(directory, 'control.sock');

/**
 * Accepts backup requests on this machine: only the process that holds the database can make one (SPEC FA16).
 * @param backup writes a complete copy to a file
 */
export async function openControl(
  directory: string,
  backup: (file: string) => Promise<void>,
): Promise<{ readonly close: () => void }> {
  const address = addressOf(directory);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = createServer((socket) => {
    let line = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      line += text;
      if (line.length > 10_000) socket.destroy();
      if (!line.endsWith('\n')) return;
      void answer(line, backup).then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  server.unref();
  return { close: () => void server.close() };
}

async function answer(line: string, backup: (file: string) => Promise<void>): Promise<Answer> {
  try {
    const asked = JSON.parse(line) as { readonly backup?: unknown };
    if (typeof asked.backup !== 'string') return { ok: false, message: 'Ask for {"backup": "<file>"}.' };
    await backup(asked.backup);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'The backup could not be made.' };
  }
}

/**
 * Asks the running server for a backup.
 * @returns null when no server runs on this directory
 */
export function askForBackup(directory: string, file: string): Promise<Answer | null> {
  return new Promise((resolve) => {
    const socket = connect(addressOf(directory));
    let line = '';
    socket.setEncoding('utf8');
    socket.once('connect', () => socket.write(`${JSON.stringify({ backup: file })}\n`));
    socket.once('error', () => resolve(null));
    socket.on('data', (text: string) => {
      line += text;
    });
    socket.once('end', () => {
      resolve(
        line === '' ? { ok: false, message: 'The server stopped before it answered.' } : (JSON.parse(line) as Answer),
      );
    });
  });
}
