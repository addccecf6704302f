/**
 * One line that upholds a rule of THREATS 1.2, what takes its place, and the tests that have to notice. L29 (no mark on one's
 * own cards), L30 (no command edits a card), L32 (wording) and L33 (no colour) are upheld by what is not there to take out.
 */
export type Mutation = {
  /** The leak of THREATS 1.2, or the acceptance point, that the line holds off. */
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
  readonly tests: readonly string[];
};

const secrecy = (name: string): string => `tests/secrecy/${name}.test.ts`;

export const mutations: readonly Mutation[] = [
  {
    rule: 'L1', what: 'participants may write the board', file: 'server/live/connections/validateUpdate.ts',
    text: "if (isReadOnly(connection) || documentAccess(state, participantId, connection) === 'reads') {",
    replacement: "if (connection.kind === 'session') {",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'L1', what: 'a document writes under a random client id', file: 'server/live/documents/liveDocument.ts',
    text: '  doc.clientID = serverClientId;\n', replacement: '',
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L5', what: 'what was opened is not forgotten', file: 'server/live/workshop/runEffects.ts',
    text: 'documents.forget(`${effect.document}/${effect.round}`);', replacement: '',
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'L5', what: 'a round that ended is not shredded', file: 'server/live/workshop/runEffects.ts',
    text: "return [{ kind: 'shred', workshopId, round: `${effect.document}/${effect.round}` }];", replacement: 'return [];',
    tests: [secrecy('late'), secrecy('disk')],
  },
  {
    rule: 'L7', what: 'texts are not sorted before they are mixed', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: 'shuffled([...texts], mixing)',
    tests: [secrecy('swap')],
  },
  {
    rule: 'L7', what: 'texts are sorted and not mixed', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: '[...texts].sort(byCodeUnits)',
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'L7', what: 'the order of notebooks is kept', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: '[...texts]',
    tests: [secrecy('swap')],
  },
  {
    rule: 'L8',
    what: 'notes of one author stay together',
    file: 'server/domain/reveal/shuffle.ts',
    text: 'return shuffledTexts([...texts, ...waiting.map((card) => card.text)], random.mixing).map(',
    replacement:
      'void texts; return notebooks.flatMap((one) => shuffledTexts(one.notes.map((note) => normaliseText(note.text)), random.mixing)).concat(waiting.map((card) => card.text)).map(',
    tests: [secrecy('swap')],
  },
  {
    rule: 'L9', what: 'ids begin with the text they stand for', file: 'server/domain/reveal/shuffle.ts',
    text: 'cardId: createId(random.ids),', replacement: "cardId: Buffer.from(`${text}${createId(random.ids)}`).toString('base64url').slice(0, 22),",
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L11', what: 'the answer about one’s own notes is kept', file: 'server/live/workshop/commandQueue.ts',
    text: "command.type === 'whichArrived' ? [] : replyWrites(commandKey, reply)", replacement: 'replyWrites(commandKey, reply)',
    tests: [secrecy('swap')],
  },
  {
    rule: 'L11', what: 'hashes of notes are kept in the order of their authors', file: 'server/domain/reveal/showableNotes.ts',
    text: `    ]),
  ].sort();`, replacement: `    ]),
  ];`,
    tests: [secrecy('swap')],
  },
  {
    rule: 'L12', what: 'late notes appear with one author', file: 'shared/protocol/limits.ts',
    text: 'export const lateFloor = 3;', replacement: 'export const lateFloor = 1;',
    tests: [secrecy('late')],
  },
  {
    rule: 'L13', what: 'awareness is relayed everywhere', file: 'server/live/connections/connections.ts',
    text: "if (connection.kind !== 'plan') return;", replacement: '',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'L13', what: 'awareness is relayed as it came', file: 'server/live/connections/carets.ts',
    text: 'return caret.success ? { name, ...caret.data } : { name };', replacement: 'return state;',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'L13', what: 'drags are relayed in every stage', file: 'server/live/connections/drags.ts',
    text: "if (state.session.stage.name !== 'cluster' || ", replacement: 'if (',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'L14', what: 'a sign of life goes with each edit', file: 'server/live/connections/receiveUpdate.ts',
    text: "if (validation.kind === 'accepted') apply(host, connections, connection, validation);",
    replacement: "if (validation.kind === 'accepted') { apply(host, connections, connection, validation); (host as any).change({ people: { [connection.participantId]: host.state.people[connection.participantId]! } }); }",
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L17', what: 'three writers are enough', file: 'shared/protocol/limits.ts',
    text: 'export const anonymityFloor = 4;', replacement: 'export const anonymityFloor = 3;',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L17', what: 'the refusal tells how many wrote', file: 'server/domain/stages/revealNotes.ts',
    text: 'if (!conduct.asked && countWriters(notebooks) < anonymityFloor) return askWriters(builder, context);',
    replacement: 'if (!conduct.asked && countWriters(notebooks) < anonymityFloor) { const refusal = askWriters(builder, context); return { ...refusal, message: `${refusal.message} ${countWriters(notebooks)}` }; }',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L17', what: 'consent of others is enough', file: 'server/domain/stages/revealNotes.ts',
    text: 'conduct.asked.answers[notebook.participantId] === true', replacement: 'true',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L17', what: 'a vote under the floor needs no owner’s consent', file: 'server/domain/stages/consent.ts',
    text: 'if (!concerned.every((id) => asked.answers[id] === true)) return;', replacement: 'if (!concerned.some((id) => asked.answers[id] === true)) return;',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L18', what: 'totals of the first vote stay through the second', file: 'server/domain/stages/voteCommands.ts',
    text: '{ vote: { ...vote, revoteLeft: false }, tally: null, ranking: [] }', replacement: '{ vote: { ...vote, revoteLeft: false } }',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L18', what: 'as many votes as one likes', file: 'server/domain/stages/voteCommands.ts',
    text: '{ vote: { ...vote, revoteLeft: false }, tally', replacement: '{ tally',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L19', what: 'writers are counted by notebooks', file: 'server/domain/reveal/showableNotes.ts',
    text: 'new Set(notebooks.filter((notebook) => notebook.notes.length > 0).map((notebook) => notebook.participantId)).size',
    replacement: 'notebooks.reduce((sum, notebook) => sum + notebook.notes.length, 0)',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'L19', what: 'blank and kept notes make a writer', file: 'server/domain/reveal/showableNotes.ts',
    text: 'notebook.notes.filter((note) => !note.keep && !isBlank(note.text) && !hasArrived(note.id))', replacement: 'notebook.notes.filter((note) => !hasArrived(note.id))',
    tests: [secrecy('floor')],
  },
  {
    rule: 'L21', what: 'an edit of a notebook goes to every socket', file: 'server/live/connections/receiveUpdate.ts',
    text: 'const subscribers = connections.on(document).filter((other) => other !== connection && isSubscribed(other));',
    replacement: 'const subscribers = [...connections.all].filter((other) => other !== connection && isSubscribed(other));',
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L22', what: 'padded frames have the size of what is in them', file: 'shared/protocol/padded.ts',
    text: 'const frame = new Uint8Array(size);', replacement: 'const frame = new Uint8Array(frameLength(length));',
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L22', what: 'the server answers a padded socket at once', file: 'server/gateway/padding.ts',
    text: 'send: (message) => void waiting.push(message),', replacement: 'send: (message) => { waiting.push(message); sendOne(); },',
    tests: [secrecy('quiet')],
  },
  {
    rule: 'L24', what: 'the log says who asked for what', file: 'server/http/api.ts',
    text: 'await handle(workshop, person.participantId, request, response);',
    replacement: 'process.stdout.write(`${request.ip} ${request.originalUrl} ${JSON.stringify(request.body)}\\n`); await handle(workshop, person.participantId, request, response);',
    tests: [secrecy('disk')],
  },
  {
    rule: 'L24', what: 'the log repeats a broken request', file: 'server/http/problems.ts',
    text: "else if (typeof status === 'number' && status >= 400 && status < 500) {",
    replacement: "else if (typeof status === 'number' && status >= 400 && status < 500) { log.warn(String((error as { body?: unknown }).body));",
    tests: [secrecy('disk')],
  },
  {
    rule: 'L25', what: 'free pages keep what was deleted', file: 'server/store/sqlite/connection.ts',
    text: 'PRAGMA secure_delete = ON', replacement: 'PRAGMA secure_delete = OFF',
    tests: [secrecy('disk')],
  },
  {
    rule: 'L25',
    what: 'the write-ahead log is not emptied',
    file: 'server/store/sqlite/shredding.ts',
    text: 'const { busy } = statements.truncateWal.get() as { busy: number };',
    replacement: 'const busy: number = 0;',
    tests: ['server/store/sqlite/shredding.test.ts'],
  },
  {
    rule: 'L26', what: 'the key of a round outlives it', file: 'server/store/sqlite/shredding.ts',
    text: 'for (const { workshop_id: workshopId, round } of notes) sealers.destroy(workshopId, round);', replacement: '',
    tests: [secrecy('disk')],
  },
  {
    rule: 'L31', what: 'texts are shown as they were typed', file: 'server/domain/reveal/shuffle.ts',
    text: 'notebook.notes.map((note) => normaliseText(note.text))', replacement: 'notebook.notes.map((note) => note.text)',
    tests: [secrecy('swap')],
  },
  {
    rule: 'L35', what: 'a file says when it was made', file: 'server/http/registerRoute.ts',
    text: "    .set('Content-Type', file.contentType)", replacement: "    .set('Content-Type', file.contentType).set('X-Made', String(process.hrtime.bigint()))",
    tests: [secrecy('swap')],
  },
  {
    rule: 'L36', what: 'the one who leads sees all notebooks', file: 'server/live/workshop/knowledge.ts',
    text: 'name.endsWith(`/${participantId}`)', replacement: "(name.endsWith(`/${participantId}`) || (session.lead.actingId === participantId && name.includes('/')))",
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'point 4', what: 'everybody opens the same notebook', file: 'server/live/documents/workshopDocuments.ts',
    text: "'round' in path ? `${path.kind}/${path.round}/${participantId}` : path.kind;", replacement: "'round' in path ? `${path.kind}/${path.round}/all` : path.kind;",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'point 5', what: 'anybody may give any command', file: 'server/domain/decide/decide.ts',
    text: 'return capability !== null && commandsByCapability[type][capability];', replacement: 'return capability !== null;',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'point 7', what: 'sockets of a removed person stay open', file: 'server/live/workshop/runEffects.ts',
    text: 'for (const connection of connections.of(effect.participantId)) connections.close(connection, closeCode.removed);', replacement: '',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'point 16', what: 'everybody is told the hand', file: 'server/live/connections/readerHand.ts',
    text: 'for (const connection of connections.sessionsOf(held.participantId)) {', replacement: "for (const connection of [...(connections as any).all].filter(({ kind }) => kind === 'session')) {",
    tests: [secrecy('quiet')],
  },
  {
    rule: 'point 21', what: 'who is removed takes their notes along', file: 'server/domain/reveal/showableNotes.ts',
    text: 'return rounds.flatMap((round) => context.openNotebooks(round)).map((notebook) => showableNotes(notebook, hasArrived));',
    replacement: 'return rounds.flatMap((round) => context.openNotebooks(round)).filter(({ participantId }) => Object.hasOwn(state.people, participantId)).map((notebook) => showableNotes(notebook, hasArrived));',
    tests: [secrecy('floor')],
  },
  {
    rule: 'point 25', what: 'a round that is over can still be opened', file: 'server/live/connections/documentAccess.ts',
    text: 'if (path.round !== open[path.kind]) return closeCode.roundClosed;', replacement: '',
    tests: [secrecy('late')],
  },
]; // prettier-ignore
