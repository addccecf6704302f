import { WebSocket } from 'ws';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import { message, subprotocol, syncMessage } from '../../shared/protocol/frames.ts';
import type { Attacker, AttackedWorkshop } from './attackedWorkshop.ts';
import type { SeededRandom } from './fuzzRandom.ts';
import { commandText } from './commandFuzz.ts';
import { Frames, type Which } from './frames.ts';
import { documentFrame, paddedFrame, sessionFrame, syncFrame, type WireFrame } from './wireFrames.ts';

/** What was done so far. */
export type Tally = {
  sockets: number;
  sent: number;
  posts: number;
  /** How often sockets were closed with which code. */
  readonly closes: Map<number, number>;
  /** Status codes of HTTP answers. */
  readonly answers: Map<number, number>;
};

export const createTally = (): Tally => ({ sockets: 0, sent: 0, posts: 0, closes: new Map(), answers: new Map() });

const count = (map: Map<number, number>, key: number): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** Below the burst that every socket may send at once, so that none is slowed. */
const commandsAtOnce = 60;
const framesAtOnce = 10;
const patienceMs = 10_000;

/** Loopback has many addresses; each with its own ports, which a quarter of a million sockets would use up otherwise. */
const addresses = process.platform === 'linux' ? 200 : 1;

/** One attacker at one document, on one socket after another, until told to stop. Keeps what the server sent, to build on it. */
export class HostileSockets {
  private readonly url: string;
  private readonly place: AttackedWorkshop;
  private readonly random: SeededRandom;
  private readonly tally: Tally;
  private readonly held = new Map<string, { readonly doc: Y.Doc; readonly frames: Frames }>();

  constructor(url: string, place: AttackedWorkshop, random: SeededRandom, tally: Tally) {
    this.url = url;
    this.place = place;
    this.random = random;
    this.tally = tally;
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      if (this.random.oneIn(40)) await this.post();
      else await this.assault();
    }
  }

  private async assault(): Promise<void> {
    const { random, place } = this;
    const attacker = random.pick(place.tokens);
    const document = this.pickDocument();
    const sendsCommands = document === 'session' && place.takesCommands && !random.oneIn(10);
    const isPadded = document.includes('/') && random.oneIn(2);
    const { doc, frames } = this.heldOf(`${attacker.token} ${document}`, document);
    const next = (): WireFrame => {
      if (sendsCommands) return sessionFrame({ ids: place.ids }, random);
      return isPadded ? paddedFrame(frames, doc, random) : documentFrame(frames, doc, random);
    };
    const code = await this.storm(
      attacker,
      document,
      isPadded,
      doc,
      next,
      sendsCommands ? commandsAtOnce : framesAtOnce,
    );
    count(this.tally.closes, code);
  }

  private heldOf(key: string, document: string): { readonly doc: Y.Doc; readonly frames: Frames } {
    let held = this.held.get(key);
    if (held === undefined) {
      const doc = new Y.Doc();
      this.held.set(key, (held = { doc, frames: new Frames(kindOf(document), doc, this.random) }));
    }
    return held;
  }

  private pickDocument(): string {
    const { notebook, ballot } = this.place.round;
    const sealed = ballot === null ? [] : [`ballot/${ballot}`];
    const all = [
      'session',
      'board',
      'plan',
      'plan',
      `notebook/${notebook}`,
      `notebook/${notebook}`,
      ...sealed,
      ...sealed,
    ];
    if (this.place.takesCommands) all.push('session', 'session');
    return this.random.pick(all);
  }

  /** Sends so many frames without waiting for anything. @returns the close code; 0 for a socket that nobody closed */
  private storm(
    { token }: Attacker,
    document: string,
    isPadded: boolean,
    doc: Y.Doc,
    next: () => WireFrame,
    most: number,
  ): Promise<number> {
    const { random, tally } = this;
    const offered = [subprotocol.version, `${subprotocol.tokenPrefix}${token}`, ...(isPadded ? [subprotocol.padded] : [])]; // prettier-ignore
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/sync/${this.place.room.founded.workshopId}/${document}`, offered, {
      perMessageDeflate: false,
      ...(addresses > 1 && { localAddress: `127.0.0.${2 + random.below(addresses)}` }),
    }); // prettier-ignore
    tally.sockets += 1;
    const isSynced = random.oneIn(3);
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), patienceMs);
      let code = 0;
      let hasAnswered = false;
      const attack = (): void => {
        if (isSynced && document !== 'session')
          socket.send(syncFrame(syncMessage.step2, Y.encodeStateAsUpdate(new Y.Doc())));
        for (let i = 0; i < most && socket.readyState === WebSocket.OPEN; i++) {
          socket.send(next());
          tally.sent += 1;
        }
        // A last word that is always answered: the server has read everything when it comes.
        socket.ping();
      };
      socket.on('open', () => {
        if (!isPadded) socket.send(syncFrame(syncMessage.step1, Y.encodeStateVector(doc)));
        attack();
      });
      socket.on('pong', () => {
        hasAnswered = true;
        socket.close();
      });
      socket.on('message', (data: Buffer) => learn(doc, data));
      socket.on('error', () => undefined);
      socket.on('close', (closedWith) => {
        clearTimeout(timer);
        code = hasAnswered && closedWith === 1005 ? 0 : closedWith;
        resolve(code);
      });
    });
  }

  /** Something over HTTP: a command, a join, or nothing there is. */
  private async post(): Promise<void> {
    const { random, place } = this;
    const { workshopId, joinCode } = place.room.founded;
    const api = `/api/workshops/${workshopId}`;
    const known = { ids: place.ids };
    const [path, body] = random.pick([
      () => [place.takesCommands ? `${api}/commands` : `${api}/comands`, commandText(known, random)],
      () => ['/api/joins', random.oneIn(2) ? commandText(known, random) : JSON.stringify({ joinCode, name: 7 })],
      () => [`${api}/facilitator`, JSON.stringify({ secret: ['x'] })],
      () => ['/api/workshops', commandText(known, random)],
      () => [`${api}/register.${random.pick(['csv', 'exe', '../x', '__proto__'])}`, null],
      () => [`${api}/knowledge?__proto__[x]=1`, null],
      () => [`/${random.letters(20, './%2e5c\\')}`, null],
    ])() as [string, string | null]; // prettier-ignore
    this.tally.posts += 1;
    const response = await fetch(this.url + path, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${random.pick(place.tokens).token}` },
      ...(body !== null && { body }),
    });
    await response.arrayBuffer();
    count(this.tally.answers, response.status);
  }
}

const kindOf = (document: string): Which =>
  document === 'plan' ? 'plan' : document.startsWith('ballot') ? 'ballot' : 'notebook';

/** Takes in what the server tells of the document; everything else is of no use to an attacker. */
function learn(doc: Y.Doc, data: Buffer): void {
  const decoder = decoding.createDecoder(data);
  if (decoding.readVarUint(decoder) !== message.sync) return;
  if (decoding.readVarUint(decoder) === syncMessage.step1) return;
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
}
