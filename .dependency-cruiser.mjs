// What may import what. Dependencies point down: client and server to shared; screens to hooks, commands and ui; http and
// gateway to the workshop's public face; the workshop to pure modules and ports. `comment` is printed when a rule is broken.

const tests = '\\.test\\.tsx?$|^tests/|^(client|server)/testing/';

/** Imports of code that runs, as against imports that only name a type and vanish when the types are stripped. */
const running = { dependencyTypesNot: ['type-only'] };

const pure = '^server/(domain|export)/';

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
      comment: 'An import that leads nowhere breaks only when the file is loaded.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      comment: 'Both sides run the rules of shared/, so it may know neither of them.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(client|server|scripts|tests)/', pathNot: tests },
    },
    {
      name: 'client-not-server',
      comment: 'The page must never carry what only the server may know.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|scripts)/' },
    },
    {
      name: 'server-not-client',
      comment: 'The server runs without a browser and without the build.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|scripts)/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'What ships may not lean on what only tests it.',
      severity: 'error',
      from: { path: '^(client|server|shared)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'pure-stays-pure',
      comment:
        'Deciding, mixing, tallying, dealing and exporting are plain functions of their arguments; they may name the type of a port, never call one.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: '^server/(http|gateway|live|store|rehearsal|runtime)/', ...running },
    },
    {
      name: 'workshop-by-its-face',
      comment: 'Whoever goes round workshop.ts and registry.ts goes round the one queue in which a workshop decides.',
      severity: 'error',
      from: { path: '^server/(http|gateway)/', pathNot: tests },
      to: { path: '^server/live/', pathNot: '^server/live/workshop/(workshop|registry)\\.ts$' },
    },
    {
      name: 'workshop-below-the-wire',
      comment: 'A workshop receives typed values and does not know whether they came by socket or by request.',
      severity: 'error',
      from: { path: '^server/(live|store)/', pathNot: tests },
      to: { path: '^server/(http|gateway)/' },
    },
    {
      name: 'ui-knows-no-workshop',
      comment: 'A part of the interface takes props and calls back, so that it can be shown and tested alone.',
      severity: 'error',
      from: { path: '^client/ui/', pathNot: tests },
      to: { path: '^client/(connection|documents|commands|stages)/' },
    },
    {
      name: 'thin-screens',
      comment:
        'A screen reads by hooks, acts by commands and puts its controls into the frame around it; sockets and timers are beneath those.',
      severity: 'error',
      from: { path: '^client/stages/', pathNot: tests },
      to: { path: '^client/(?!(stages|documents|commands|ui|text|frame|connection|runtime)/)' },
    },
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
