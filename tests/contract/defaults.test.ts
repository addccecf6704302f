import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChild } from '../secrecy/serverProcess.ts';

function createDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'forewarned-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** True when something accepts connections at this address of the machine. */
async function accepts(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address);
  const connected = await Promise.race([
    once(socket, 'connect').then(() => true),
    new Promise<boolean>((resolve) => void socket.once('error', () => resolve(false))),
  ]);
  socket.destroy();
  return connected;
}

// All of 127.0.0.0/8 is this machine on Linux, so the second address stands for any other of its addresses.
test.runIf(process.platform === 'linux')(
  'OP2a OP2b without HOST only 127.0.0.1 answers; with it the log warns',
  async () => {
    const closed = await createChild({ DATA_DIR: createDirectory(), HOST: '' });
    const open = await createChild({ DATA_DIR: createDirectory(), HOST: '0.0.0.0' });
    const portOf = ({ url }: { readonly url: string }): number => Number(new URL(url).port);
    expect(await accepts('127.0.0.1', portOf(closed))).toBe(true);
    expect(await accepts('127.0.0.2', portOf(open))).toBe(true);
    expect(await accepts('127.0.0.2', portOf(closed))).toBe(false);
    const warning = 'Other machines can reach this server without encryption';
    await expect.poll(open.output).toContain(warning);
    expect(closed.output()).not.toContain(warning);
  },
);
