import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostile } from '../../server/testing/exportFixture.ts';
import { exportFormats } from '../../shared/register/exportFormats.ts';
import { readZip } from '../../server/testing/readZip.ts';
import { planFields } from '../../shared/board/riskFields.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { playTo } from '../scenarios/play.ts';
import type { HttpFace } from './inProcessHttp.ts';
import { createHttpFace } from './inProcessHttp.ts';
import { files } from './playWorld.ts';

const emoji = '😀'.repeat(300);
const names = ['Anastasia', 'Benedikt', 'Cemaliye', 'Dinara', 'Eleftheria'];

let http: HttpFace;
let room: SimulatedWorkshop;
let noteIds: string[];
let texts: Map<string, string>;

/** A finished workshop whose texts contain file injections, and all its exported files. */
beforeAll(async () => {
  http = await createHttpFace();
  room = await createSimulatedWorkshop({ people: names, workshop: { title: `=1+1;ATTACH:x, ${'😀'.repeat(50)}` } });
  await playTo(room, 'write');
  noteIds = [];
  for (const [i, person] of room.participants.entries()) {
    noteIds.push(...(await person.write(...hostile.filter((_, at) => at % room.participants.length === i))));
  }
  await playTo(room, 'share');
  await room.lead.must('dealRest');
  await playTo(room, 'plan');
  const riskIds = Object.keys(room.board().risks);
  for (const [i, riskId] of riskIds.entries()) {
    await room.pass(1_000);
    for (const [k, field] of planFields.entries()) {
      await room.lead.plan(riskId, field, `${hostile[(i + k) % hostile.length]!}${k === 5 ? emoji : ''}`);
    }
    const owner = hostile[i % hostile.length]!.replace(/[\r\n]+/g, ' ')
      .trim()
      .slice(0, 60);
    await room.lead.must('setRisk', { riskId, preventionOwner: owner, checkBy: '2027-06-01', cadence: 'weekly' });
  }
  await playTo(room, 'register');
  http.show(room.world.workshop, room.world);
  texts = new Map();
  for (const file of files) {
    const answer = await http.ask(`/api/workshops/${room.founded.workshopId}/register.${file}`, room.lead.token);
    const [head = '', ...body] = answer.split('\n\n');
    expect(head).toMatch(/^200\n/);
    texts.set(file, body.join('\n\n'));
  }
}, 60_000);
afterAll(() => http.close());

/** The content of a file; for a sheet, of all its parts. */
const readable = (file: string): string => {
  const text = texts.get(file)!;
  return file === 'xlsx' ? [...readZip(Buffer.from(text, 'hex')).files.values()].join('\n') : text;
};

test.each(files)('SC2b register.%s holds no author, no draft, and no time finer than a day', (file) => {
  const text = readable(file);
  const people = room.everyone.filter(({ name }) => names.includes(name));
  expect(people).toHaveLength(5);
  for (const { name, id, token } of room.everyone) {
    if (names.includes(name)) expect(text).not.toContain(name);
    for (const secret of [id, token]) expect(text).not.toContain(secret);
  }
  for (const id of noteIds) expect(text).not.toContain(id);
  expect(text).not.toMatch(/\b\d\d:\d\d\b|T(?!000000Z)\d{6}Z|\b1[78]\d{11}\b/);
  expect(text).not.toMatch(/creator|lastModifiedBy|dc:creator|X-WR-OWNER|ORGANIZER/i);
  // Control: the file holds the expected texts.
  expect(text).toContain(file === 'ics' ? 'BEGIN:VEVENT' : 'calc');
});

test('SC2b the tested formats are all exported formats', () => {
  expect(files.map((file) => file.split('?')[0]!)).toEqual(expect.arrayContaining([...exportFormats]));
  expect(files.filter((file) => file.includes('for='))).toHaveLength(5);
});

test.each(files.filter((file) => file.startsWith('csv')))('SC20e in register.%s a parser finds texts and no formula', (file) => {
  const { data, errors } = Papa.parse<string[]>(texts.get(file)!.replace('\uFEFF', ''));
  expect(errors).toEqual([]);
  const cells = data.flat();
  expect(cells.filter((cell) => cell.includes('calc')).length).toBeGreaterThan(0);
  for (const cell of cells) expect(cell).not.toMatch(/^[\s]*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/);
}); // prettier-ignore

test('SC20e every text of the sheet is a text cell; there is no formula or link', () => {
  const parts = readZip(Buffer.from(texts.get('xlsx')!, 'hex')).files;
  const sheets = [...parts].filter(([name]) => name.includes('worksheets/sheet'));
  expect(sheets.length).toBe(3);
  const shared = parts.get('xl/sharedStrings.xml') ?? '';
  expect(readable('xlsx')).toContain('calc');
  for (const [, xml] of sheets) {
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|<definedName|<oleObject|externalLink/);
    for (const [, kind = 'n', inner = ''] of xml.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="(\w+)")?>(.*?)<\/c>/gs)) {
      if (kind === 'n') expect(inner).toMatch(/^<v>[\d.]+<\/v>$/);
      else expect(['s', 'inlineStr']).toContain(kind);
    }
  }
  const strings = [...`${shared}${sheets.map(([, xml]) => xml).join('')}`.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text!);
  expect(strings.length).toBeGreaterThan(20);
  // Texts stand as they are, in cells whose format keeps them texts when they are edited (EX3b).
  const styles = parts.get('xl/styles.xml') ?? '';
  const format = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1];
  const formats = [...(/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf([^>]*)>/g)].map(([, xf]) => /numFmtId="(\d+)"/.exec(xf ?? '')?.[1]);
  for (const [, xml] of sheets) {
    for (const [, row, style] of xml.matchAll(/<c r="[A-Z]+(\d+)"(?: s="(\d+)")? t="s">/g)) {
      if (row !== '1') expect(formats[Number(style)]).toBe(format);
    }
  }
}); // prettier-ignore

test('SC20e the calendar has one event for each check, step and day of the register, no property injected by a text, and no line over the limit', () => {
  const text = texts.get('ics')!;
  const lines = text.split('\r\n');
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n').filter((line) => line !== ''); // prettier-ignore
  const properties = new Set(unfolded.map((line) => /^[A-Z-]+/.exec(line)?.[0] ?? line));
  const events = unfolded.filter((line) => line === 'BEGIN:VEVENT').length;
  // A check and a step for each risk; half time, the imagined failure and the last day of the register.
  expect(events).toBe(2 * Object.keys(room.board().risks).length + 3);
  expect(unfolded.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(events + 1);
  const known = ['BEGIN', 'END', 'VERSION', 'PRODID', 'NAME', 'X-WR-CALNAME', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'TRANSP', 'DESCRIPTION', 'URL', 'X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'METHOD', 'CALSCALE', 'RRULE', 'REFRESH-INTERVAL', 'X-PUBLISHED-TTL']; // prettier-ignore
  expect([...properties].filter((name) => !known.includes(name))).toEqual([]);
  const repeated = unfolded.filter((line) => line.startsWith('RRULE:'));
  expect(repeated.every((line) => /^RRULE:FREQ=(DAILY|WEEKLY|MONTHLY)[A-Z0-9;=,-]*$/.test(line))).toBe(true);
  // Control: the injected text is in a description, as text.
  expect(text.replaceAll('\r\n ', '')).toContain('ATTACH:');
  expect(unfolded.filter((line) => /[^\\][;,]/.test(line.slice(line.indexOf(':'))) && /^(SUMMARY|DESCRIPTION)/.test(line))).toEqual([]); // prettier-ignore
});
