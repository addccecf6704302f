import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** One WebSocket frame or one whole exchange of HTTP, as an observer of the network sees it: when, where, how large. */
export type Seen = { readonly at: number; readonly what: string; readonly way: 'in' | 'out'; readonly bytes: number };

/** A proxy between pages and server that records sizes and times, and nothing of the content. */
export type RecordingProxy = {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
};

/** @param target such as `http://127.0.0.1:3000` */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  const seen: Seen[] = [];
  const open = new Set<Socket>();
  const server = createServer((page) => {
    const upstream = connect(Number(port), hostname);
    const exchange = createExchange((what, way, bytes) => seen.push({ at: performance.now(), what, way, bytes }));
    for (const [from, into, way] of [[page, upstream, 'out'], [upstream, page, 'in']] as const) {
      open.add(from);
      from.on('data', (chunk: Buffer) => {
        exchange(way, chunk);
        into.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        into.destroy();
      });
    }
  }); // prettier-ignore
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const one of open) one.destroy();
        server.close(() => resolve());
      }),
  };
}

const endOfHead = '\r\n\r\n';

/** Follows one connection: each response of HTTP as one size, and after an upgrade each frame. */
function createExchange(report: (what: string, way: Seen['way'], bytes: number) => void) {
  const heads = { in: Buffer.alloc(0), out: Buffer.alloc(0) };
  let path = '';
  let frames: { readonly in: FrameSizes; readonly out: FrameSizes } | null = null;
  const name = (): string => path.replace(/^(GET|POST) \/(?:api\/workshops\/[^/]+|sync\/[^/]+)/, '$1 ');
  return (way: Seen['way'], chunk: Buffer): void => {
    if (frames !== null) {
      frames[way](chunk);
      return;
    }
    const known = Buffer.concat([heads[way], chunk]);
    heads[way] = known;
    const end = known.indexOf(endOfHead);
    if (end < 0) return;
    const head = known.subarray(0, end).toString('latin1');
    if (way === 'out') {
      path = head.split(' ').slice(0, 2).join(' ');
      heads.out = Buffer.alloc(0);
      return;
    }
    const rest = known.subarray(end + endOfHead.length);
    if (head.startsWith('HTTP/1.1 101')) {
      frames = {
        in: createFrameSizes((bytes) => report(name(), 'in', bytes)),
        out: createFrameSizes((bytes) => report(name(), 'out', bytes)),
      };
      frames.in(rest);
      return;
    }
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? rest.length);
    if (rest.length < length) return;
    report(name(), 'in', length);
    heads.in = rest.subarray(length);
  };
}

type FrameSizes = (chunk: Buffer) => void;

/** Cuts a stream into WebSocket frames; of each that holds a message, calls back with the size of its content. */
function createFrameSizes(report: (bytes: number) => void): FrameSizes {
  let left = Buffer.alloc(0);
  return (chunk) => {
    left = Buffer.concat([left, chunk]);
    for (;;) {
      if (left.length < 2) return;
      const short = left[1]! & 0x7f;
      const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
      if (left.length < 2 + extra) return;
      const bytes = short === 126 ? left.readUInt16BE(2) : short === 127 ? Number(left.readBigUInt64BE(2)) : short;
      const whole = 2 + extra + (left[1]! & 0x80 ? 4 : 0) + bytes;
      if (left.length < whole) return;
      const isMessage = (left[0]! & 0x0f) <= 2;
      if (isMessage) report(bytes);
      left = left.subarray(whole);
    }
  };
}
