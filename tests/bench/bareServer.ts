import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import { closeCode } from '../../shared/protocol/closeCodes.ts';
import { answerReadings } from './probe.ts';

// The baseline: what sockets and a disk cost without us. On /relay every frame goes to everybody, on /echo back to its
// sender. On /kept/relay and /kept/echo it is in SQLite first, all frames of one turn of the event loop in one commit.
answerReadings();
const db = new DatabaseSync(join(process.env.DATA_DIR ?? '.', 'bare.db'));
db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS log (body BLOB NOT NULL)');
const [begin, insert, commit] = ['BEGIN', 'INSERT INTO log VALUES (?)', 'COMMIT'].map((sql) => db.prepare(sql));

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  perMessageDeflate: false,
});
const relaying = new Set<WebSocket>();
let waiting: { readonly frame: Buffer; readonly pass: () => void }[] = [];

function keepAll(): void {
  const kept = waiting;
  waiting = [];
  begin?.run();
  for (const { frame } of kept) insert?.run(frame);
  commit?.run();
  for (const { pass } of kept) pass();
}

server.on('connection', (socket, request) => {
  const url = request.url ?? '';
  if (url.endsWith('relay')) relaying.add(socket);
  socket.on('close', () => relaying.delete(socket));
  socket.on('message', (frame: Buffer) => {
    const pass = (): void => {
      for (const to of url.endsWith('relay') ? relaying : [socket]) to.send(frame);
    };
    if (!url.startsWith('/kept')) {
      pass();
      return;
    }
    if (waiting.length === 0) setImmediate(keepAll);
    waiting.push({ frame, pass });
  });
});
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  for (const socket of server.clients) socket.close(closeCode.restart);
});
server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
