import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WebSocketServer } from 'ws';
import { answerReadings } from './probe.ts';

// The baseline: what sockets and a disk cost without us. On /relay every frame goes to everybody, on /echo back to its
// sender, and on /store into SQLite, one synchronised commit a frame, before four bytes come back.
answerReadings();
const db = new DatabaseSync(join(process.env['DATA_DIR'] ?? '.', 'bare.db'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (body BLOB NOT NULL)');
const insert = db.prepare('INSERT INTO log VALUES (?)');
const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  socket.on('message', (frame: Buffer) => {
    if (request.url === '/relay') for (const other of sockets.clients) other.send(frame);
    else if (request.url === '/echo') socket.send(frame);
    else {
      insert.run(frame);
      socket.send(Uint8Array.of(1, 2, 3, 4));
    }
  });
});
process.once('SIGTERM', () => process.exit(0));
sockets.once('listening', () => process.send?.({ port: (sockets.address() as AddressInfo).port }));
