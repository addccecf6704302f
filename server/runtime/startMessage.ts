import { networkInterfaces } from 'node:os';

export type StartFacts = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly dataDirectory: string;
  /** IPv4 addresses of this machine that others can reach. */
  readonly addresses: readonly string[];
};

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** True when what people write crosses a network unencrypted, unless a proxy that the server does not know of encrypts it (SPEC OP2b). */
export const isReachableWithoutTls = ({ host, publicUrl }: Pick<StartFacts, 'host' | 'publicUrl'>): boolean =>
  !isLoopback(host) && publicUrl?.startsWith('https:') !== true;

/** The warning about it, for log and terminal. */
export const withoutTlsText =
  'Other machines can reach this server without encryption: whoever controls the network can read what people write. Put a proxy with https in front and set PUBLIC_URL to its address, or leave out HOST.';

/** What a person who started the server on a terminal wants to know next (SPEC OP2c). */
export function startMessage(facts: StartFacts): string {
  const rows = [
    ['Open', facts.publicUrl ?? localUrl(facts)],
    ['Let others in', ...othersText(facts)],
    ['Data', facts.dataDirectory],
    ['Stop', 'Ctrl+C'],
  ];
  const lines = rows.flatMap(([name = '', ...texts]) =>
    texts.map((text, i) => `  ${(i === 0 ? name : '').padEnd(15)}${text}`),
  );
  return `\n${lines.join('\n')}\n`;
}

const isAny = (host: string): boolean => host === '0.0.0.0' || host === '::';

const urlOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

const localUrl = ({ host, port }: StartFacts): string =>
  urlOf(isAny(host) || isLoopback(host) ? 'localhost' : host, port);

function othersText({ host, port, publicUrl, addresses }: StartFacts): string[] {
  if (publicUrl !== null) return [publicUrl];
  if (isLoopback(host)) {
    return [
      'Only this computer can open it. Put a proxy with https in front',
      '(docs/OPERATIONS.md). For a try in a network that you trust: HOST=0.0.0.0',
    ];
  }
  const reachable = isAny(host) ? addresses : [host];
  return reachable.length > 0
    ? reachable.map((address) => urlOf(address, port))
    : ['This machine has no network address.'];
}

/** IPv4 addresses of this machine but those that only it can reach. */
export const networkAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
