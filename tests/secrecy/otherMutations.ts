import type { Mutation } from './mutationList.ts';

const secrecy = (name: string): string => `tests/secrecy/${name}.test.ts`;

/** Mutations outside the reveal itself: cards, addresses, frames, files, the disk, the device and rights. */
export const otherMutations: readonly Mutation[] = [
  {
    rule: 'SC5a', what: 'people may write the roster', file: 'server/live/connections/validateUpdate.ts',
    text: "if (isReadOnly(connection) || documentAccess(state, participantId, connection) === 'reads') {",
    replacement: "if (connection.kind === 'board') {",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC15', what: 'what was opened stays in the history of the board', file: 'server/live/workshop/runEffects.ts',
    text: 'documents.forget(`${effect.document}/${effect.round}`);',
    replacement: 'for (const { name, doc } of documents.all()) if (name.startsWith("notebook/")) for (const [id, structs] of doc.store.clients) documents.shared.board.doc.store.clients.set(id, structs); documents.forget(`${effect.document}/${effect.round}`);',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC22c', what: 'lint lets documents keep who wrote what', file: 'scripts/lint/houseRules.mjs',
    text: "MemberExpression[property.name='PermanentUserData'], ImportSpecifier[imported.name='PermanentUserData']", replacement: 'WithStatement',
    tests: [secrecy('houseRules')],
  },
  {
    rule: 'SC9b', what: 'a card is written in more than one go', file: 'shared/board/board.ts',
    text: 'else maps.set(id, new Y.Map(Object.entries(change)));',
    replacement: "else { const made = maps.set(id, new Y.Map()); for (const [key, value] of Object.entries(change)) { made.set(key, ''); made.set(key, value); } }",
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC10', what: 'ids begin with the time', file: 'shared/ids.ts',
    text: 'export const createId = (random: Random): string => encodeBase64url(random.bytes(16));',
    replacement: 'export const createId = (random: Random): string => encodeBase64url(Uint8Array.from([...new Uint8Array(new BigUint64Array([BigInt(Date.now())]).buffer).slice(0, 6).reverse(), ...random.bytes(10)]));',
    tests: [secrecy('traffic')],
  },
  {
    rule: 'SC3a', what: 'the deck keeps the places of the notes', file: 'server/domain/reveal/shuffle.ts',
    text: 'cardId: createId(random.ids),', replacement: 'cardId: createId(random.ids), place: texts.indexOf(text),',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC21', what: 'own cards go on the board out of turn', file: 'server/domain/stages/noteCommands.ts',
    text: "if (notebookFor === 'write' && (turn.readerId ?? turn.nextId) !== context.actorId) {", replacement: 'if (false) {',
    tests: [secrecy('ownCards')],
  },
  {
    rule: 'SC21', what: 'what nobody read aloud is kept', file: 'server/domain/stages/revealNotes.ts',
    text: "if (round !== null) builder.add({ effects: roundEndEffects('notebook', round) });", replacement: '',
    tests: [secrecy('ownCards')],
  },
  {
    rule: 'SC3a', what: 'the deck keeps authors', file: 'server/domain/reveal/shuffle.ts',
    text: 'cardId: createId(random.ids),',
    replacement: 'cardId: createId(random.ids), author: notebooks.find((one) => one.notes.some((note) => normaliseText(note.text) === text))?.participantId,',
    tests: [secrecy('authorSwap')],
  },
  {
    rule: 'SC1a', what: 'the closing answers come in the order of people', file: 'server/domain/stages/answers.ts',
    text: 'const pulse = texts === null ? null : shuffledTexts(texts, context.random.mixing);', replacement: 'const pulse = texts;',
    tests: [secrecy('anonymityFloor'), secrecy('authorSwap')],
  },
  {
    rule: 'SC1a', what: 'confidence comes in the order of people', file: 'server/domain/stages/answers.ts',
    text: '?.sort((a, b) => a - b) ?? null;', replacement: ';',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC1c', what: 'the closing answers keep the marks of a device', file: 'server/domain/stages/answers.ts',
    text: '? null : normaliseText(pulse)', replacement: '? null : pulse',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC12b', what: 'confidence and closing answers have no floor', file: 'server/domain/stages/answers.ts',
    text: '< anonymityFloor) return null;', replacement: '< 1) return null;',
    tests: [secrecy('anonymityFloor')],
  },
  {
    rule: 'SC22a', what: 'the link that invites is sent to the server', file: 'shared/protocol/joinLink.ts',
    text: '/j#$', replacement: '/j?$',
    tests: [secrecy('houseRules')],
  },
  {
    rule: 'SC13a', what: 'the page sends each key at once', file: 'client/connection/documentSocket.ts',
    text: "if (options.padding.kind !== 'frames') this.#leave(data);", replacement: 'if (options.padding !== undefined) this.#leave(data);',
    tests: ['client/connection/documentConnection.test.ts'],
  },
  {
    rule: 'SC13b', what: 'frames are compressed', file: 'server/gateway/gateway.ts',
    text: 'perMessageDeflate: false,', replacement: 'perMessageDeflate: true,',
    tests: [secrecy('origin')],
  },
  {
    rule: 'SC17b', what: 'sealed rows have the length of what is in them', file: 'server/store/sealing.ts',
    text: 'const SMALLEST_BUCKET_BYTES = 256;', replacement: 'const SMALLEST_BUCKET_BYTES = 1;',
    tests: ['server/store/sqlite/shredding.test.ts'],
  },
  {
    rule: 'SC22a', what: 'the token stands in the address of a socket', file: 'client/connection/syncProvider.ts',
    text: 'disableBc: true,', replacement: 'disableBc: true, params: { token: ports.token },',
    tests: [secrecy('addresses')],
  },
  {
    rule: 'SC22a', what: 'the path of a socket may name a person', file: 'server/gateway/syncPath.ts',
    text: '(notebook|ballot)\\/([1-9]\\d{0,5}))$/', replacement: '(notebook|ballot)\\/([1-9]\\d{0,5})(?:\\/.+)?)$/',
    tests: ['server/gateway/syncPath.test.ts'],
  },
  {
    rule: 'SC17a', what: 'a deleted workshop leaves copies in pages', file: 'server/store/sqlite/applyWrite.ts',
    text: 'const body = keys.cipherOf(workshopId).seal(rowPlace.log(workshopId, doc, seq), update);', replacement: 'const body = update;',
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC17a', what: 'the key of a deleted workshop stays until its rows are gone', file: 'server/store/sqlite/applyWrite.ts',
    text: '      keys.destroy(workshopId);\n', replacement: '',
    tests: ['server/store/sqlite/shredding.test.ts'],
  },
  {
    rule: 'SC17a', what: 'keys go before the log is emptied, and nothing is done again after a crash', file: 'server/store/sqlite/shredding.ts',
    text: 'const notes = statements.shredding.all() as', replacement: 'const notes = [] as',
    tests: ['server/store/sqlite/shredding.test.ts'],
  },
  {
    rule: 'SC17b', what: 'notebooks are stored in the open', file: 'server/store/port.ts',
    text: 'const match = /^((?:notebook|ballot)\\/\\d+)\\//.exec(doc);', replacement: 'const match = /^((?:ballot)\\/\\d+)\\//.exec(doc);',
    tests: [secrecy('disk')],
  },
  {
    rule: 'SC17b', what: 'the file of a key stays', file: 'server/store/keyFiles.ts',
    text: '  unlinkSync(file);\n', replacement: '',
    tests: [secrecy('disk')],
  },
  {
    rule: 'DV2b', what: 'who leaves leaves their words on the device', file: 'client/connection/seatDataEraser.ts',
    text: 'await outbox.drop((await outbox.read(prefix)).map(([key]) => key));', replacement: '',
    tests: [secrecy('device')],
  },
  {
    rule: 'SC22b', what: 'tabs talk past the server', file: 'client/connection/syncProvider.ts',
    text: 'disableBc: true,', replacement: '',
    tests: [secrecy('houseRules')],
  },
  {
    rule: 'SC22d', what: 'the browser completes what is typed', file: 'client/ui/EditableText.tsx',
    text: 'autoComplete="off"', replacement: '',
    tests: [secrecy('houseRules')],
  },
  {
    rule: 'EX1b', what: 'a sheet says when it was made', file: 'server/export/sheet.ts',
    text: '  fixZipTimes(file);\n', replacement: '',
    tests: ['server/export/sheet.test.ts'],
  },
  {
    rule: 'EX1b', what: 'a calendar says when it was made', file: 'server/export/ics.ts',
    text: 'stamp: new Date(at),', replacement: 'stamp: new Date(),',
    tests: [secrecy('files')],
  },
  {
    rule: 'SC5a', what: 'a deletion alone is no change', file: 'server/gate/validate.ts',
    text: "return hasNewContent(content) ? refusal('right', 'readOnly')", replacement: "return news.runs.length > 0 ? refusal('right', 'readOnly')",
    tests: [secrecy('access'), secrecy('documents')],
  },
  {
    rule: 'SC5d', what: 'any way of writing our address is ours', file: 'server/gateway/handshake.ts',
    text: 'if (page.origin !== origin || !(page.protocol in defaultPorts)) return false;', replacement: '',
    tests: [secrecy('origin')],
  },
  {
    rule: 'SC5d', what: 'our host under another scheme is ours', file: 'server/gateway/handshake.ts',
    text: 'if (allowed.some((listed) => new URL(listed).host === page.host)) return false;', replacement: '',
    tests: [secrecy('origin')],
  },
  {
    rule: 'SC5d', what: 'every sub-domain is ours', file: 'server/gateway/handshake.ts',
    text: 'return host === page.host ||', replacement: "return page.host.endsWith(host ?? '') ||",
    tests: [secrecy('origin')],
  },
  {
    rule: 'SC5d', what: 'foreign pages may ask over HTTP', file: 'server/http/api.ts',
    text: 'if (options.isAllowedOrigin(request)) next();', replacement: 'if (request) next();',
    tests: [secrecy('origin')],
  },
  {
    rule: 'SC20a', what: 'wrong codes are not counted', file: 'server/http/api.ts',
    text: 'turn.settle(isRight);', replacement: 'turn.settle(true);',
    tests: [secrecy('joining')],
  },
  {
    rule: 'SC20a', what: 'one network shuts everybody out', file: 'server/limits/fairQueue.ts',
    text: 'if (items.length > 0) groups.set(group, items);', replacement: 'if (items.length > 0) groups.clear();',
    tests: ['server/limits/typedCodes.test.ts'],
  },
  {
    rule: 'JN1', what: 'links are limited like typed codes', file: 'server/http/api.ts',
    text: 'linkSecret === undefined', replacement: 'linkSecret !== undefined && wanted.name !== null',
    tests: [secrecy('joining')],
  },
  {
    rule: 'JN1', what: 'a link secret of another workshop admits', file: 'server/live/workshop/registry.ts',
    text: 'return workshop && joinSecretsOf(workshop.state).joinCode === parseJoinCode(joinCode) ? workshop : null;', replacement: 'return workshop;',
    tests: [secrecy('joining')],
  },
  {
    rule: 'SC20a', what: 'one token may ask without end', file: 'server/http/memberRoute.ts',
    text: 'if (isToken(token) && !(await takeTurn(token, cost))) {', replacement: 'if (false) {',
    tests: [secrecy('guessing')],
  },
  {
    rule: 'LK6a', what: 'visitors receive the answers and the join code', file: 'server/domain/people/visiting.ts',
    text: 'change: joinChanges(arrived, withheldFromVisitors(state, { ...visitors, visits })),', replacement: 'change: arrived,',
    tests: [secrecy('visitors')],
  },
  {
    rule: 'LK1e', what: 'visitors by a replaced link stay connected', file: 'server/live/workshop/runEffects.ts',
    text: 'for (const connection of connections.of(participantId)) connections.close(connection, closeCode.linkReplaced);', replacement: '',
    tests: ['tests/scenarios/links.test.ts'],
  },
  {
    rule: 'LK4c', what: 'visitors take part in a meeting that is opened again', file: 'shared/people/capability.ts',
    text: "isMeetingOver ? visitorCapability[right] : 'reader';", replacement: 'visitorCapability[right];',
    tests: ['tests/scenarios/links.test.ts'],
  },
]; // prettier-ignore
