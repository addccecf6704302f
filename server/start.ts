import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import type { Express } from 'express';
import { dayMs, hourMs, secondMs } from '../shared/time.ts';
import { closeCode } from '../shared/protocol/closeCodes.ts';
import type { Environment } from './config.ts';
import { originsOf, readConfig } from './config.ts';
import { createGateway } from './gateway/gateway.ts';
import type { TrustProxy } from './gateway/clientAddress.ts';
import { createKnownHosts } from './gateway/knownHosts.ts';
import { createSocketCounts } from './gateway/socketCounts.ts';
import { createExportQueue } from './export/thread/exportQueue.ts';
import { createApp } from './http/app.ts';
import { exportLimits, mostSocketsPerAddress, resourceLimitsFor } from './limits/resourceLimits.ts';
import { createCreatorHash } from './limits/creatorHash.ts';
import { createTypedCodes } from './limits/typedCodes.ts';
import { servePage } from './http/page.ts';
import { cryptoRandom, cryptoRandomSources } from './runtime/random.ts';
import { createClock, platformClocks, platformTimers } from './runtime/clock.ts';
import { freeBytesOf } from './runtime/disk.ts';
import { openControl } from './runtime/control.ts';
import { createExportThread } from './export/thread/exportThread.ts';
import { createLog } from './runtime/log.ts';
import { watchStore } from './runtime/storeWatch.ts';
import { logUnhandledRejections } from './runtime/unhandledRejections.ts';
import { createMetrics } from './runtime/metrics.ts';
import { isReachableWithoutTls, networkAddresses, startMessage, withoutTlsText } from './runtime/startMessage.ts';
import { StoreLost } from './store/port.ts';
import { openSqliteStore } from './store/sqlite/store.ts';
import { storedReplyMs } from './live/workshop/storedReplies.ts';
import { createAddressRules } from './outbox/addressRules.ts';
import { createMailCourier } from './outbox/mailCourier.ts';
import { createWebhookCourier } from './outbox/webhookCourier.ts';
import { createOutbox } from './live/outbox/outbox.ts';
import { createNetworkServer, loopbackOrigin } from './rehearsal/networkServer.ts';
import { createRehearsals } from './rehearsal/rehearsals.ts';
import type { Ports, ResourceLimits } from './ports.ts';
import { renewFacilitatorLink } from './live/workshop/renewFacilitatorLink.ts';
import { createRegistry } from './live/workshop/registry.ts';

export type StartOptions = {
  readonly env: Environment;
  /** In development: serves the page from its sources. Without it the built page is served. */
  readonly serveClient?: (app: Express, server: Server) => Promise<void>;
  /** Where the built page is. */
  readonly pageDirectory?: string;
  /** How often the store is asked to prove that it can write; differs in tests. */
  readonly watchStoreMs?: number;
  /** Limits that differ from the usual ones. */
  readonly resourceLimits?: Partial<ResourceLimits>;
  readonly socketsPerAddress?: number;
};

export type Running = {
  readonly port: number;
  /** For the person at the terminal. */
  readonly message: string;
  readonly close: () => Promise<void>;
};

/** For the headers, and for headers and body together: slower requests hold a connection and a buffer for nothing (SPEC HT2c). */
const requestTimeoutMs = 10_000;

/**
 * Composes and starts the server: one process, one port.
 * @throws Error with a message that says what to do when a setting is wrong or the data cannot be opened
 */
export async function startServer({
  env,
  serveClient,
  pageDirectory,
  resourceLimits,
  watchStoreMs,
  socketsPerAddress = mostSocketsPerAddress,
}: StartOptions): Promise<Running> {
  const config = readConfig(env);
  const log = createLog(config.logLevel, {
    isTerminal: process.stdout.isTTY,
    write: (line) => void process.stdout.write(line),
  });
  const clock = createClock(platformClocks, platformTimers);
  const stopLogging = logUnhandledRejections(log);
  const store = openSqliteStore({
    directory: config.dataDirectory,
    random: cryptoRandom,
    warn: (message, fields) => log.warn(message, fields as Record<string, string | number>),
    afterTurn: setImmediate,
  });
  const rules = createAddressRules(config.webhookAllow);
  const mails = config.smtp && createMailCourier(config.smtp);
  const ports: Ports = {
    store,
    clock,
    timers: platformTimers,
    random: cryptoRandomSources,
    log,
    couriers: {
      webhook: createWebhookCourier({ rules, timers: platformTimers }),
      urlFault: rules.urlFault,
      mail: mails?.send ?? null,
    },
    publicUrl: config.publicUrl,
  };
  const registry = createRegistry(ports, {
    limits: { ...resourceLimitsFor(getHeapStatistics().heap_size_limit), ...resourceLimits },
    freeDisk: () => freeBytesOf(config.dataDirectory),
  });
  const allowedOrigins = originsOf(config);
  const isKnownHost = createKnownHosts(allowedOrigins, hostname());
  const server = createServer({
    headersTimeout: requestTimeoutMs,
    requestTimeout: requestTimeoutMs,
    // Node checks for late requests at this interval; its default of 30 s would keep slow connections open for 40 s.
    connectionsCheckingInterval: secondMs,
    maxHeaderSize: 16 * 1024,
  });
  server.maxHeadersCount = 100;
  const gateway = createGateway({
    server,
    registry,
    isKnownHost,
    allowedOrigins,
    socketCounts: createSocketCounts(
      socketsPerAddress,
      // Express compiles the setting when the app is made, before the server listens.
      (address, hop) => (app.get('trust proxy fn') as TrustProxy)(address, hop),
      log,
    ),
    log,
    clock,
    timers: platformTimers,
    ignoresForeignPaths: serveClient !== undefined,
  });
  const metrics = createMetrics(() => registry.live().size, gateway.sockets);
  let isReady = false;
  const exportThread = createExportThread(platformTimers.after);
  // The port is known once the server listens; nobody can ask for a rehearsal before.
  const rehearsals = createRehearsals({
    ...{ clock, timers: platformTimers, random: cryptoRandom, log },
    server: createNetworkServer(() => loopbackOrigin(config.host, (server.address() as AddressInfo).port)),
  });
  const app = createApp({
    creatorOf: createCreatorHash(cryptoRandom),
    exports: createExportQueue((job) => exportThread.run(job), exportLimits),
    config,
    log,
    isKnownHost,
    registry,
    clock,
    timers: platformTimers,
    typedCodes: createTypedCodes(clock, platformTimers),
    rehearsals,
    health: { isReady: () => isReady && storeWatch.isDurable(), metrics: metrics.text, metricsType: metrics.type },
  });
  server.on('request', app);
  if (serveClient) await serveClient(app, server);
  else servePage(app, pageDirectory ?? join(import.meta.dirname, '..', 'dist'));
  await registry.resume();
  const outbox = createOutbox(registry, ports);
  const unloadIfLost = (error: unknown): void => {
    if (error instanceof StoreLost) registry.unload(closeCode.storageTrouble);
  };
  const storeWatch = watchStore(ports, unloadIfLost, watchStoreMs);
  const housekeeping = setInterval(() => {
    store
      .dropOutcomesBefore(clock.now() - storedReplyMs)
      .catch(() => log.warn('old stored replies could not be deleted'));
    store.forgetCreatorsBefore(clock.now() - dayMs).catch(() => log.warn('who made workshops could not be forgotten'));
    registry.expire().catch(() => log.warn('expired workshops could not be searched'));
  }, hourMs).unref();
  const control = await openControl(
    config.dataDirectory,
    { backup: (file) => store.backup(file), facilitatorLink: (id) => renewFacilitatorLink(registry, id) },
    cryptoRandom,
  );
  const port = await listen(server, config.port, config.host);
  isReady = true;
  log.info(`Forewarned is listening on http://127.0.0.1:${port}`);
  if (isReachableWithoutTls(config)) log.warn(withoutTlsText);

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    isReady = false;
    clearInterval(housekeeping);
    stopLogging();
    storeWatch.close();
    control.close();
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    rehearsals.close();
    outbox.close();
    mails?.close();
    registry.close();
    gateway.close();
    exportThread.close();
    await store.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 1_500).unref();
    await stopped;
  };
  const message = startMessage({ ...config, port, addresses: networkAddresses() });
  return { port, message, close: () => (closing ??= close()) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Stop what uses it, or set PORT to another number.`)
          : error,
      );
    });
    server.listen({ port, host }, () => resolve((server.address() as AddressInfo).port));
  });
}
