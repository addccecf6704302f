// Which folder may import which. Imports go down the layers listed here, never up. `comment` is printed with a violation.

const tests = '\\.test\\.tsx?$|^tests/|^(client|server|shared)/testing/';

const anyOf = (folders) => `^(${folders.join('|')})(/|\\.tsx?$)`;

/** One rule per layer: it may import the layers before it, but neither those after it nor other folders of its own layer. */
const layers = (name, comment, levels) =>
  levels.flatMap((level, at) => {
    const above = levels.slice(at + 1).flat();
    const from = { path: anyOf(level), pathNot: tests };
    return [
      ...(above.length > 0
        ? [{ name: `${name}-${at + 1}`, comment, severity: 'error', from, to: { path: anyOf(above) } }]
        : []),
      ...(level.length > 1
        ? [
            {
              name: `${name}-${at + 1}-apart`,
              comment,
              severity: 'error',
              from,
              to: { path: anyOf(level), pathNot: ['^$1(/|\\.tsx?$)'] },
            },
          ]
        : []),
    ];
  });

const forbid = (name, comment, from, to, toNot = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: to, pathNot: [].concat(toNot) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that import each other can only be understood, loaded and tested together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere fails only when the file is loaded.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    forbid(
      'shared-alone',
      'Both sides run the rules of shared/, so it imports neither.',
      '^shared/',
      '^(client|server|scripts)/',
    ),
    forbid(
      'client-not-server',
      'The page must not contain what only the server may know.',
      '^client/',
      '^(server|scripts)/',
    ),
    forbid(
      'server-not-client',
      'The server runs without a browser and without the build.',
      '^server/',
      '^(client|scripts)/',
    ),
    forbid('product-not-tests', 'Test doubles must not run in production.', '^(client|server|shared)/', tests),

    ...layers('shared-layer', 'A folder of shared/ knows only simpler concepts than its own.', [
      ['shared/ids', 'shared/time'],
      ['shared/people', 'shared/stages', 'shared/notebook'],
      ['shared/protocol'],
      ['shared/board'],
      ['shared/session', 'shared/plan'],
      ['shared/ballot', 'shared/register', 'shared/commands'],
    ]),

    forbid(
      'shared-text-by-type',
      'Rules get texts as a parameter, so that no language is built in. They may name the type of the texts.',
      '^shared/(?!text/)',
      '^shared/text/',
      '^shared/text/catalogue\\.ts$',
    ),

    ...layers(
      'domain-layer',
      'A rule builds on simpler rules: core, then history, then mail, then errands, then parts, then people and stages, then notices, then decide.',
      [
        ['server/domain/core'],
        ['server/domain/history'],
        ['server/domain/mail'],
        ['server/domain/errands'],
        ['server/domain/reveal', 'server/domain/ballot', 'server/domain/share', 'server/domain/board'],
        ['server/domain/people', 'server/domain/stages', 'server/domain/learning'],
        ['server/domain/notices'],
        ['server/domain/decide'],
      ],
    ),
    ...layers(
      'live-layer',
      'Documents know no connections, and connections know of the workshop only ConnectionHost.',
      [['server/live/documents'], ['server/live/connections'], ['server/live/workshop']],
    ),
    forbid(
      'domain-pure',
      'Rules are functions of their arguments.',
      '^server/domain/',
      '^server/',
      '^server/(domain|text)/',
    ),
    forbid(
      'gate-pure',
      'Validation reads bytes and a document, nothing else.',
      '^server/gate/',
      '^server/',
      '^server/gate/',
    ),
    forbid('export-pure', 'Equal input gives equal files.', '^server/export/', '^server/', '^server/(export|text)/'),
    forbid(
      'wire-below-live',
      'Messages are parsed before anything knows what they mean.',
      '^server/wire/',
      '^server/',
      '^server/wire/',
    ),
    forbid(
      'store-alone',
      'An adapter of the store knows its port only.',
      '^server/store/',
      '^server/',
      '^server/store/',
    ),
    forbid(
      'runtime-sees-ports',
      'An adapter of the platform knows the port it implements, not who uses it.',
      '^server/(runtime|limits)/',
      '^server/',
      ['^server/$1/', '^server/(ports|describeError)\\.ts$'],
    ),
    forbid(
      'live-below-transport',
      'A workshop gets typed values and does not know whether they came by WebSocket or HTTP.',
      '^server/live/',
      '^server/(http|gateway|limits|export|runtime|config|start|main)',
    ),
    forbid(
      'rehearsal-outside',
      'Simulated people reach a workshop as every client does: over HTTP and WebSockets.',
      '^server/rehearsal/',
      '^server/',
      '^server/(rehearsal/|wire/|ports\\.ts$)',
    ),
    forbid(
      'workshop-by-its-face',
      'Only workshop.ts and registry.ts keep the order of commands and commits.',
      '^server/(http|gateway)/',
      '^server/(live|domain|gate|store|runtime)/',
      '^server/live/workshop/(workshop|registry)\\.ts$',
    ),
    forbid(
      'gateway-not-http',
      'HTTP uses the origin check of the gateway, so the gateway must not need HTTP.',
      '^server/gateway/',
      '^server/(http|export)/',
    ),
    forbid(
      'root-stays-root',
      'Only the composition root reads the environment and chooses adapters.',
      '^server/[^/]+/',
      '^server/(start|main)\\.ts$',
    ),

    ...layers('client-layer', 'Screens use commands, commands use documents, documents use the connection.', [
      ['client/runtime', 'client/editing'],
      ['client/text'],
      ['client/ui'],
      ['client/connection'],
      ['client/documents'],
      ['client/commands'],
      ['client/frame'],
      ['client/stages'],
      ['client/workshop', 'client/home', 'client/join'],
      ['client/WorkshopPage'],
      ['client/App'],
      ['client/main'],
    ]),
    forbid(
      'connection-shows-nothing',
      'What talks to the server is the same for every screen and language.',
      '^client/(connection|documents|commands)/',
      '^client/(ui|text)/',
    ),
    forbid(
      'stages-apart',
      'A stage can be read and changed alone. The register shows what the stage plan edits.',
      '^client/stages/(?!register/)([^/]+)/',
      '^client/stages/[^/]+/',
      '^client/stages/$1/',
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['\\.css$', '\\.woff2$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
