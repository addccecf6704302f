/**
 * The version of the protocol between page and server. The page offers it as a subprotocol: a page of another version is
 * closed with 4400 and reloads (SPEC FA17b).
 *
 * History, one line for each version. tests/contract/protocolVersion.test.ts fails until a change of schemas, message
 * numbers, close codes, refusals, limits or document shapes has a version and a line here.
 * - 1: the first version
 * - 2: commands, replies and the hand are padded; open rounds have rosters, people who left stay listed; 421 for an unknown host; join links have a secret; the facilitator link is confirmed; 503 `serverFull` and 1013; creating may need a key
 * - 3: the register lives on: links and visitors, 410 `meetingOver`, close code 4424, commands and HTTP of checks, rows, history and imports; tripwires that are due, late or not looked at are no stored states; risks have numbers and owners by id
 * - 4: the register tells and learns: records of incidents, small tests, checklists and verdicts, texts of review notes; webhooks, feeds, keys of programs, mail and links that answer a check; the end of the project and the second look
 * - 5: Plan has inner steps, risks that are given out, an attack and a dissent to the whole plan; the line that is read aloud is shared; roles change; a pass names the person; rehearsals; read links in the meeting and sockets that only watch
 */
export const protocolVersion = 5;
