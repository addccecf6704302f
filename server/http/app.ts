import type { Express, Request } from 'express';
import express from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { originsOf } from '../config.ts';
import { statusOf } from '../../shared/protocol/refusals.ts';
import { schemaName, schemaText, schemaVersions } from '../export/schemas.ts';
import { isAllowedOrigin } from '../gateway/handshake.ts';
import type { IsKnownHost } from '../gateway/knownHosts.ts';
import type { Log } from '../ports.ts';
import { createApi, type ApiOptions } from './api.ts';
import { createFeedRoutes } from './feedRoute.ts';
import type { Health } from './health.ts';
import { createHealth } from './health.ts';
import { problemHandler, sendProblem } from './problems.ts';
import { createUnsubscribeRoute } from './unsubscribeRoute.ts';

export type AppOptions = Omit<ApiOptions, 'publicUrl' | 'isAllowedOrigin' | 'createKey'> & {
  readonly config: Config;
  readonly log: Log;
  readonly health: Health;
  readonly isKnownHost: IsKnownHost;
};

/** The page may load and run only its own files (SPEC WE1). */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'connect-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  },
};

const unknownHostText =
  'This server is not meant to be reached under this name. Whoever runs it can add the name to PUBLIC_URL or ALLOWED_ORIGINS.';

/** Security headers, health and API. The caller adds the page: built files, or hot reload in development. */
export function createApp({ config, log, health, isKnownHost, ...api }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(
    helmet({
      contentSecurityPolicy: config.isProduction ? contentSecurityPolicy : false,
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
      strictTransportSecurity: config.publicUrl?.startsWith('https:') ?? false,
    }),
  );
  app.use((_request, response, next) => {
    response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    next();
  });
  // Health checks ask under whatever name their network gives this machine.
  app.use(createHealth(health, config));
  app.use((request, response, next) => {
    if (isKnownHost(request.headers.host)) next();
    else if (request.path.startsWith('/api/')) sendProblem(response, 'unknownHost', unknownHostText);
    else response.status(statusOf('unknownHost')).type('text').send(unknownHostText);
  });
  app.use('/api', (_request, response, next) => {
    // A proxy that compresses a body would show how much of it is blanks.
    response.set('Cache-Control', 'no-store, no-transform');
    next();
  });
  app.use(
    '/api',
    createApi({
      ...api,
      createKey: config.createKey,
      publicUrl: (request) => publicUrlOf(request, config),
      isAllowedOrigin: (request) => isAllowedOrigin(request, originsOf(config)),
    }),
  );
  app.use('/api', problemHandler(log));
  app.use(
    '/feeds',
    createFeedRoutes({ ...api, publicUrl: (request) => publicUrlOf(request, config) }),
    problemHandler(log),
  );
  app.use(createUnsubscribeRoute(api.registry));
  for (const version of schemaVersions) {
    app.get(`/schemas/${schemaName(version)}`, (_request, response) => {
      response.type('application/schema+json').send(schemaText(version));
    });
  }
  return app;
}

const publicUrlOf = (request: Request, config: Config): string =>
  config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
