import type * as Y from 'yjs';
import type { DocumentConnection } from '../../client/connection/workshopConnection.ts';
import { message, syncMessage } from '../../shared/protocol/frames.ts';
import { messagesIn } from './rawSocket.ts';
import type { Frame, Socket } from './world.ts';

const isFinal = (code: number): boolean => code >= 4400 && code < 4500;

/** One document of a person's page: the client's state, and all frames of its successive sockets. */
export class PageDocument {
  readonly name: string;
  /** Every frame of every socket, as it was on the network; empty in a world that is not recorded. */
  readonly transcript: Frame[] = [];
  /** The client's connection for this document; of an ended round the last one. */
  connection: DocumentConnection | null = null;
  /** The code with which the last socket was closed; null while one is open or none was. */
  closedWith: number | null = null;
  /** The server's state has arrived on this socket. */
  isSynced = false;
  #socket: Socket | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get doc(): Y.Doc {
    if (!this.connection) throw new Error(`The page never opened "${this.name}"`);
    return this.connection.doc.get();
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  /** Everything written here is on the server's disk, as far as the client knows. */
  get isSaved(): boolean {
    return this.isOpen && this.isSynced && this.connection?.save.get() === 'saved';
  }

  /** It has the server's state, or will not be opened again. */
  get isSettled(): boolean {
    return this.isOpen ? this.isSynced : this.closedWith !== null && isFinal(this.closedWith);
  }

  // Events of the network

  opened(socket: Socket): void {
    this.#socket = socket;
    this.closedWith = null;
    this.isSynced = false;
  }

  received(socket: Socket, bytes: Uint8Array): void {
    if (socket !== this.#socket || this.isSynced) return;
    this.isSynced = messagesIn(bytes).some((one) => one[0] === message.sync && one[1] === syncMessage.step2);
  }

  closed(socket: Socket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.closedWith = code;
  }

  /** The socket could not be opened. */
  refused(code: number): void {
    if (!this.#socket) this.closedWith = code;
  }

  // Events of its socket

  cut(): void {
    this.#socket?.cut();
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Sends bytes on the client's socket that the client did not produce. */
  inject(frame: Uint8Array): void {
    this.#socket?.send(frame);
  }
}
