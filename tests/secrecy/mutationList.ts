/**
 * One line that enforces a secrecy rule, its replacement, and the tests that must fail then. Some guarantees hold because
 * code does not exist (no mark on one's own cards, no command that edits a card, no colour of an author): nothing to mutate.
 */
export type Mutation = {
  /** The rule of docs/SPEC.md that the line enforces. */
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  readonly replacement: string;
  readonly tests: readonly string[];
};

const secrecy = (name: string): string => `tests/secrecy/${name}.test.ts`;

export const mutations: readonly Mutation[] = [
  {
    rule: 'SC5a', what: 'participants may write the board', file: 'server/live/connections/validateUpdate.ts',
    text: "if (isReadOnly(connection) || documentAccess(state, participantId, connection) === 'reads') {",
    replacement: "if (connection.kind === 'session') {",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC15', what: 'a document writes under a random client id', file: 'server/live/documents/liveDocument.ts',
    text: '  doc.clientID = serverClientId;\n', replacement: '',
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC3b', what: 'what was opened is not forgotten', file: 'server/live/workshop/runEffects.ts',
    text: 'documents.forget(`${effect.document}/${effect.round}`);', replacement: '',
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'RV7', what: 'a round that ended is not shredded', file: 'server/live/workshop/runEffects.ts',
    text: "return [{ kind: 'shred', workshopId, round: `${effect.document}/${effect.round}` }];", replacement: 'return [];',
    tests: [secrecy('lateNotes'), secrecy('disk')],
  },
  {
    rule: 'RV4b', what: 'texts are not sorted before they are mixed', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: 'shuffled([...texts], mixing)',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'RV4b', what: 'texts are sorted and not mixed', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: '[...texts].sort(byCodeUnits)',
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'RV4b', what: 'the order of notebooks is kept', file: 'server/domain/reveal/shuffle.ts',
    text: 'shuffled([...texts].sort(byCodeUnits), mixing)', replacement: '[...texts]',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC9c',
    what: 'notes of one author stay together',
    file: 'server/domain/reveal/shuffle.ts',
    text: 'return shuffledTexts([...texts, ...waiting.map((card) => card.text)], random.mixing).map(',
    replacement:
      'void texts; return notebooks.flatMap((one) => shuffledTexts(one.notes.map((note) => normaliseText(note.text)), random.mixing)).concat(waiting.map((card) => card.text)).map(',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC10', what: 'ids begin with the text they stand for', file: 'server/domain/reveal/shuffle.ts',
    text: 'cardId: createId(random.ids),', replacement: "cardId: Buffer.from(`${text}${createId(random.ids)}`).toString('base64url').slice(0, 22),",
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC3b', what: 'the answer about one’s own notes is kept', file: 'server/live/workshop/commandQueue.ts',
    text: 'commandRules[command.type].hasSecretReply ? [] : replyWrites(commandKey, reply)', replacement: 'replyWrites(commandKey, reply)',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC3a', what: 'hashes of notes are kept in the order of their authors', file: 'server/domain/reveal/showableNotes.ts',
    text: `    ]),
  ].sort();`, replacement: `    ]),
  ];`,
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC18b', what: 'late notes appear with one author', file: 'shared/protocol/limits.ts',
    text: 'export const lateFloor = 3;', replacement: 'export const lateFloor = 1;',
    tests: [secrecy('lateNotes')],
  },
  {
    rule: 'SC14', what: 'awareness is relayed everywhere', file: 'server/live/connections/connections.ts',
    text: "if (connection.kind !== 'plan' || connection.isScreen) return;", replacement: '',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC14', what: 'awareness is relayed as it came', file: 'server/live/connections/carets.ts',
    text: 'return caret.success ? { name, ...caret.data } : { name };', replacement: 'return state;',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC14', what: 'drags are relayed in every stage', file: 'server/live/connections/drags.ts',
    text: "if (state.session.stage.name !== 'cluster' || ", replacement: 'if (',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC8a', what: 'a sign of life goes with each edit', file: 'server/live/connections/receiveUpdate.ts',
    text: "if (validation.kind === 'accepted') apply(host, connections, connection, validation);",
    replacement: "if (validation.kind === 'accepted') { apply(host, connections, connection, validation); (host as any).change({ people: { [connection.participantId]: host.state.people[connection.participantId]! } }); }",
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC12a', what: 'three writers are enough', file: 'shared/protocol/limits.ts',
    text: 'export const anonymityFloor = 4;', replacement: 'export const anonymityFloor = 3;',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12a', what: 'the refusal tells how many wrote', file: 'server/domain/stages/revealNotes.ts',
    text: 'if (deck.undealt.length === 0 || written.some(hasNotes)) return askWriters(builder, context);',
    replacement: 'if (deck.undealt.length === 0 || written.some(hasNotes)) { const refusal = askWriters(builder, context); return { ...refusal, message: `${refusal.message} ${JSON.stringify(written).length}` }; }',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12a', what: 'consent of others is enough', file: 'server/domain/stages/revealNotes.ts',
    text: 'answers[notebook.participantId] === true', replacement: 'true',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12b', what: 'a vote under the floor needs no owner’s consent', file: 'server/domain/stages/consent.ts',
    text: 'if (!present.every((id) => asked.answers[id] === true)) return;', replacement: 'if (!present.some((id) => asked.answers[id] === true)) return;',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12d', what: 'totals of the first vote stay through the second', file: 'server/domain/stages/voteCommands.ts',
    text: '{ vote: { ...vote, revoteLeft: false }, tally: null, ranking: [] }', replacement: '{ vote: { ...vote, revoteLeft: false } }',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12d', what: 'as many votes as one likes', file: 'server/domain/stages/voteCommands.ts',
    text: '{ vote: { ...vote, revoteLeft: false }, tally', replacement: '{ tally',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12c', what: 'writers are counted by notes', file: 'server/domain/reveal/openableRounds.ts',
    text: 'return new Set(counted).size >= floor;',
    replacement: 'return counted.length > 0 && shown.flatMap(({ notebooks }) => notebooks).reduce((sum, { notes }) => sum + notes.length, 0) >= floor;',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC12a', what: 'blank and kept notes make a writer', file: 'server/domain/reveal/showableNotes.ts',
    text: 'notebook.notes.filter((note) => !note.keep && !isBlank(note.text) && !hasArrived(note.id))', replacement: 'notebook.notes.filter((note) => !hasArrived(note.id))',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC8a', what: 'an edit of a notebook goes to every socket', file: 'server/live/connections/receiveUpdate.ts',
    text: 'const subscribers = connections.on(document).filter((other) => other !== connection && isSubscribed(other));',
    replacement: 'const subscribers = [...connections.all].filter((other) => other !== connection && isSubscribed(other));',
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC13a', what: 'padded frames have the size of what is in them', file: 'shared/protocol/padded.ts',
    text: 'const frame = new Uint8Array(size);', replacement: 'const frame = new Uint8Array(frameLength(length));',
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC13a', what: 'the server answers a padded socket at once', file: 'server/gateway/padding.ts',
    text: 'send: (message) => void waiting.push(message),', replacement: 'send: (message) => { waiting.push(message); sendOne(); },',
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC19', what: 'the log says who asked for what', file: 'server/http/memberRoute.ts',
    text: 'await handle(workshop, person, request, response);',
    replacement: 'process.stdout.write(`${request.ip} ${request.originalUrl} ${JSON.stringify(request.body)}\\n`); await handle(workshop, person, request, response);',
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC19', what: 'the log repeats a broken request', file: 'server/http/problems.ts',
    text: "else if (typeof status === 'number' && status >= 400 && status < 500) {",
    replacement: "else if (typeof status === 'number' && status >= 400 && status < 500) { log.warn(String((error as { body?: unknown }).body));",
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC17a', what: 'free pages keep what was deleted', file: 'server/store/sqlite/connection.ts',
    text: 'PRAGMA secure_delete = ON', replacement: 'PRAGMA secure_delete = OFF',
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC17a',
    what: 'the write-ahead log is not emptied',
    file: 'server/store/sqlite/store.ts',
    text: 'const { busy } = statements.truncateWal.get() as { busy: number };',
    replacement: 'const busy: number = 0;',
    tests: ['server/store/sqlite/shredding.test.ts'],
  },
  {
    rule: 'SC17b', what: 'the key of a round outlives it', file: 'server/store/sqlite/shredding.ts',
    text: 'for (const { workshop_id: workshopId, round } of notes) sealers.destroy(workshopId, round);', replacement: '',
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC1c', what: 'texts are shown as they were typed', file: 'server/domain/reveal/shuffle.ts',
    text: 'notebook.notes.map((note) => normaliseText(note.text))', replacement: 'notebook.notes.map((note) => note.text)',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC2a', what: 'a file says when it was made', file: 'server/http/registerRoute.ts',
    text: "    .set('Content-Type', file.contentType)", replacement: "    .set('Content-Type', file.contentType).set('X-Made', String(process.hrtime.bigint()))",
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC4b', what: 'the one who leads sees all notebooks', file: 'server/live/workshop/knowledge.ts',
    text: 'workshop.documents.sealedOf(participantId);', replacement: "session.lead.actingId === participantId ? workshop.documents.all().filter(({ name }) => name.includes('/')) : workshop.documents.sealedOf(participantId);",
    tests: [secrecy('knowledge')],
  },
  {
    rule: 'SC5b', what: 'everybody opens the same notebook', file: 'server/live/documents/workshopDocuments.ts',
    text: "'round' in path ? `${path.kind}/${path.round}/${participantId}` : path.kind;", replacement: "'round' in path ? `${path.kind}/${path.round}/all` : path.kind;",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC5c', what: 'anybody may give any command', file: 'server/domain/decide/decide.ts',
    text: 'return capability !== null && commandsByCapability[type][capability];', replacement: 'return capability !== null;',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC6b', what: 'sockets of a removed person stay open', file: 'server/live/workshop/runEffects.ts',
    text: 'for (const connection of connections.of(effect.participantId)) connections.close(connection, closeCode.removed);', replacement: '',
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC9a', what: 'everybody is told the hand', file: 'server/live/connections/readerHand.ts',
    text: 'for (const connection of connections.sessionsOf(held.participantId)) {', replacement: "for (const connection of [...(connections as any).all].filter(({ kind }) => kind === 'session')) {",
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC11', what: 'who is removed takes their notes along', file: 'server/domain/reveal/showableNotes.ts',
    text: 'notebooks: context.openNotebooks(round).map((notebook) => showableNotes(notebook, hasArrived)),',
    replacement: 'notebooks: context.openNotebooks(round).filter(({ participantId }) => state.people[participantId]?.left !== true).map((notebook) => showableNotes(notebook, hasArrived)),',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC23a', what: 'who comes while people write counts towards the floor', file: 'shared/people/roster.ts',
    text: 'return new Set([...ids].filter((id) => counted.has(id))).size;', replacement: 'return counted.size >= 0 ? new Set(ids).size : 0;',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC23b', what: 'the roster of late notes is renewed before the count', file: 'server/domain/stages/lateNotes.ts',
    text: 'const shown = roundsToShow(sealedNotes(builder.state, context), lateFloor);', replacement: 'renewLateRoster(builder); const shown = roundsToShow(sealedNotes(builder.state, context), lateFloor);',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC23c', what: 'people of a newer round open a carried note', file: 'server/domain/reveal/openableRounds.ts',
    text: 'at > index ? one.roster : other.roster', replacement: 'other.roster',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC23d', what: 'a stand-in opens a round for people who came since', file: 'server/domain/stages/rounds.ts',
    text: 'isStandIn && earlierRoster !== null ?', replacement: 'isStandIn && earlierRoster === undefined ?',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC23e', what: 'ballots of people who came during the vote count towards its floor', file: 'server/domain/stages/vote.ts',
    text: 'countOnRoster(voters, ballotRoster) >= anonymityFloor', replacement: 'voters.length >= anonymityFloor',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC23f', what: 'the ballot of a person who is gone is needed', file: 'server/domain/stages/consent.ts',
    text: 'if (!present.every((id) =>', replacement: 'if (![...present, ...countBallots(builder.state, heldBallot, context).map((one) => one.participantId)].every((id) =>',
    tests: [secrecy('rosters')],
  },
  {
    rule: 'SC18a', what: 'a round that is over can still be opened', file: 'server/live/connections/documentAccess.ts',
    text: 'if (path.round !== open[path.kind]) return closeCode.roundClosed;', replacement: '',
    tests: [secrecy('lateNotes')],
  },
]; // prettier-ignore
