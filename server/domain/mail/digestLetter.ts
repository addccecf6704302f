import { rowPath, tapPath } from '../../../shared/mail/paths.ts';
import type { TapAnswer } from '../../../shared/mail/tap.ts';
import type { RegisterRow } from '../../../shared/register/register.ts';
import { isLook, nextCheck } from '../../../shared/register/schedule.ts';
import type { EndingTest, WaitingRow } from '../../../shared/register/waiting.ts';
import { heldOnOf } from '../../../shared/session/session.ts';
import type { IsoDate } from '../../../shared/time.ts';
import { incidentLine } from './incidentLine.ts';
import type { Letter, LetterButton, LetterLine, Paragraph, Tone } from './letter.ts';
import { line } from './letter.ts';
import type { Matter, Subject } from './matter.ts';
import { aboutTripwire, tapSecret } from './taps.ts';
import type { Writing } from './writing.ts';

const longestTitle = 80;
const longestDetail = 160;

/** Lines of one digest; the rest is only counted. */
const mostLines = 20;

/** The digest of one person: about one thing in its own words, about several with one line each (SPEC TL52a). */
export function digestLetter(writing: Writing, matters: readonly Matter[]): Letter {
  const [only, ...others] = matters;
  const single = only && others.length === 0 ? singleLetter(writing, only) : null;
  return single ?? listLetter(writing, matters);
}

function listLetter(writing: Writing, matters: readonly Matter[]): Letter {
  const { text, dateline, foot } = writing;
  const shown = matters.slice(0, mostLines);
  return {
    subject: text.digestSubject(dateline[0], matters.length),
    dateline,
    headline: text.digestHeadline(matters.length),
    paragraphs: [],
    buttons: [],
    lines: shown.map((matter) => lineOf(writing, matter)),
    notes: matters.length > shown.length ? [text.more(matters.length - shown.length)] : [],
    foot,
  };
}

const rowUrl = ({ context, state }: Writing, { number }: RegisterRow): string =>
  `${context.origin}${rowPath(state.session.workshop.id, number)}`;

/** Null while the check has no link that works. */
function tapUrl({ state, address, context }: Writing, row: RegisterRow, answer?: TapAnswer): string | null {
  if (row.nextCheck === null) return null;
  const secret = tapSecret(context, address, row.riskId, row.nextCheck);
  const tap = state.hidden.taps[context.hashSecret(secret)];
  const works = tap?.used === null && tap.about === aboutTripwire(context, row, row.texts);
  return works ? `${context.origin}${tapPath(state.session.workshop.id, secret, answer)}` : null;
}

function lineOf(writing: Writing, { subject, isOwnCheck }: Matter): LetterLine {
  const { text, state, context } = writing;
  if (subject.kind === 'owned' || subject.kind === 'deletion') {
    const url = `${context.origin}/w/${state.session.workshop.id}`;
    const link = { label: subject.kind === 'owned' ? text.review : text.open, url };
    const [title, detail] = wordsOfWhole(writing, subject);
    return { mark: text.lines[subject.kind], tone: 'caution', title, detail, link };
  }
  if (subject.kind === 'tomorrow') {
    const { row } = subject;
    return {
      mark: text.lines.tomorrow,
      tone: 'plain',
      title: line(row.title, longestDetail),
      detail: detailOf(writing, row, row.watcher, row.texts.signal),
      link: { label: text.open, url: rowUrl(writing, row) },
    };
  }
  if (subject.kind === 'incident') return incidentLine(writing, subject.waiting);
  const { waiting } = subject;
  if (waiting.kind === 'testEnds') return testLine(writing, waiting);
  const answer = isOwnCheck ? tapUrl(writing, waiting.row) : null;
  return {
    mark: text.lines[waiting.kind],
    tone: toneOf[waiting.kind],
    title: line(waiting.row.title, longestDetail),
    detail: waitingDetail(writing, waiting),
    link:
      answer === null ? { label: text.open, url: rowUrl(writing, waiting.row) } : { label: text.answer, url: answer },
  };
}

function testLine(writing: Writing, { row, since, test }: EndingTest): LetterLine {
  const { text, format, today, context, state } = writing;
  const when = text.testEnded(format.daysFrom(today).long(since));
  return {
    mark: text.lines.testEnds,
    tone: 'plain',
    title: line(test.change, longestDetail),
    detail: row === null ? when : detailOf(writing, row, row.preventionOwner, when),
    link: {
      label: text.open,
      url: row === null ? `${context.origin}/w/${state.session.workshop.id}` : rowUrl(writing, row),
    },
  };
}

const toneOf: { readonly [K in WaitingRow['kind']]: Tone } = {
  tripped: 'signal',
  due: 'caution',
  late: 'caution',
  notLookedAt: 'silent',
  declined: 'silent',
  step: 'caution',
  acceptance: 'plain',
  response: 'plain',
};

function wordsOfWhole(
  { text, format }: Writing,
  subject: Extract<Subject, { kind: 'owned' | 'deletion' }>,
): readonly [title: string, detail: string] {
  if (subject.kind === 'deletion')
    return [
      text.deletionHeadline(format.formatDate(subject.until)),
      [
        text.deletionBody,
        ...(subject.tripped.length > 0 ? [text.stillTripped(subject.tripped.map(({ id }) => id))] : []),
      ].join(' '),
    ];
  const parts = subject.parts.slice(0, 5).map(({ row, part }) => text.ownedPart(row.id, part));
  return [text.ownedHeadline(subject.parts.length), parts.join(', ')];
}

/** "R4 · Mei: failed renewals" */
const detailOf = ({ text }: Writing, row: RegisterRow, owner: string | null, words: string): string =>
  [text.person(row.id, owner === null ? null : line(owner, longestTitle)), line(words, longestDetail)]
    .filter((part) => part !== '')
    .join(': ');

function waitingDetail(writing: Writing, { kind, row, since, part }: WaitingRow): string {
  const { text, format, today } = writing;
  const date = format.daysFrom(today).long(since ?? today);
  switch (kind) {
    case 'tripped':
      return detailOf(writing, row, row.contingencyOwner, row.texts.contingency);
    case 'due':
      return detailOf(writing, row, row.watcher, row.texts.signal);
    case 'late':
    case 'notLookedAt':
      return detailOf(writing, row, row.watcher, text.wasDue(date));
    case 'declined':
      return detailOf(writing, row, row.watcher, text.declinedOn(date));
    case 'step':
      return detailOf(
        writing,
        row,
        row.preventionOwner,
        `${line(row.texts.prevention, longestTitle)}, ${text.wasDue(date)}`,
      );
    case 'acceptance':
      return detailOf(writing, row, null, text.acceptedUntil(part ?? 'prevention', date));
    case 'response':
      return detailOf(writing, row, null, text.responseUntil(date));
  }
}

/** Null for what is told as a list of one. */
function singleLetter(writing: Writing, matter: Matter): Letter | null {
  const { text, dateline, foot, format, today, context, state } = writing;
  const { subject } = matter;
  const base = { dateline, buttons: [], lines: [], notes: [], foot } as const;
  if (subject.kind === 'tomorrow') {
    const { row } = subject;
    return {
      ...base,
      subject: text.checkSubject.tomorrow(signalOf(row), row.id, dateline[0]),
      headline: text.tomorrow(writing.name),
      paragraphs: checkParagraphs(writing, row),
      buttons: [openButton(writing, row)],
    };
  }
  if (subject.kind === 'owned' || subject.kind === 'deletion') {
    const [headline, detail] = wordsOfWhole(writing, subject);
    const url = `${context.origin}/w/${state.session.workshop.id}`;
    const isOwned = subject.kind === 'owned';
    return {
      ...base,
      subject: isOwned
        ? text.ownedSubject(dateline[0], subject.parts.length)
        : text.deletionSubject(dateline[0], format.formatDate(subject.until)),
      headline,
      paragraphs: isOwned ? [[detail], [text.ownedBody]] : [[detail]],
      buttons: [{ label: isOwned ? text.review : text.register, side: '', url, isFirst: true }],
    };
  }
  if (subject.kind === 'incident') return null;
  const { waiting } = subject;
  if (waiting.kind === 'testEnds') return null;
  const { kind, row, since } = waiting;
  const date = format.daysFrom(today).long(since ?? today);
  const title = line(row.title, longestTitle);
  if (kind === 'due' || kind === 'late' || kind === 'notLookedAt') {
    if (!matter.isOwnCheck) return kind === 'notLookedAt' ? silentLetter(writing, row, date) : null;
    return {
      ...base,
      subject:
        kind === 'due'
          ? text.checkSubject.due(signalOf(row), row.id, dateline[0])
          : text.checkSubject[kind](signalOf(row), row.id),
      headline: text.stillFine(writing.name),
      paragraphs: [...(kind === 'due' ? [] : [[text.noCheckSince(date)]]), ...checkParagraphs(writing, row)],
      ...checkAnswers(writing, row),
    };
  }
  if (kind === 'step')
    return {
      ...base,
      subject: text.stepSubject(line(row.texts.prevention, longestTitle), row.id),
      headline: title,
      paragraphs: [[{ strong: line(row.texts.prevention, 1_000) }], [text.stepBody(date)]],
      buttons: [openButton(writing, row)],
    };
  if (kind === 'declined')
    return {
      ...base,
      subject: text.declinedSubject(title, row.id),
      headline: title,
      paragraphs: [[text.declinedBody(line(row.watcher ?? '', longestTitle), date)]],
      buttons: [openButton(writing, row)],
    };
  if (kind === 'acceptance' || kind === 'response')
    return {
      ...base,
      subject: text.againSubject(title, row.id),
      headline: title,
      paragraphs: [[waitingDetail(writing, waiting)]],
      buttons: [openButton(writing, row)],
    };
  return null;
}

function silentLetter(writing: Writing, row: RegisterRow, date: string): Letter {
  const { text, dateline, foot, address, state } = writing;
  const isOwner = row.contingencyOwnerId !== null && state.hidden.mailbox.addresses[row.contingencyOwnerId] === address;
  return {
    subject: text.silentSubject(line(row.title, longestTitle), row.id),
    dateline,
    headline: line(row.title, longestTitle),
    paragraphs: [
      [row.watcher === null ? text.nobodyWasToLook(date) : text.wasToLook(line(row.watcher, longestTitle), date)],
      [isOwner ? text.nobodyKnowsYours : text.nobodyKnows],
    ],
    buttons: [openButton(writing, row)],
    lines: [],
    notes: [],
    foot,
  };
}

const signalOf = (row: RegisterRow): string => line(row.texts.signal, longestTitle);

const openButton = (writing: Writing, row: RegisterRow): LetterButton => ({
  label: writing.text.register,
  side: row.id,
  url: rowUrl(writing, row),
  isFirst: true,
});

/** What to look at, when it trips, what it was the last time, and where to look. */
function checkParagraphs({ text, format, today }: Writing, row: RegisterRow): Paragraph[] {
  const { before, after } = text.looksAt;
  const { texts, comparison } = row;
  const last = row.readings.findLast((one) => isLook(one) && one.reading !== null);
  const reading =
    last && (typeof last.reading === 'number' ? format.number(last.reading) : line(last.reading ?? '', longestTitle));
  const words = [
    texts.threshold !== '' && text.trips(comparison, line(texts.threshold, longestTitle)),
    last && reading !== undefined && text.lastReading(reading, format.daysFrom(today).long(last.on)),
  ].filter((part) => typeof part === 'string');
  return [
    [before, { strong: line(texts.signal, 1_000) }, `${after} ${words.join(' ')}`.trimEnd()],
    ...(texts.source === '' ? [] : [[text.where(line(texts.source, 500))]]),
  ];
}

function checkAnswers(writing: Writing, row: RegisterRow): Pick<Letter, 'buttons' | 'notes'> {
  const { text, format, today, state } = writing;
  const url = tapUrl(writing, row);
  if (url === null) return { buttons: [openButton(writing, row)], notes: [] };
  const facilitator = state.people[state.session.lead.facilitatorId]?.name ?? '';
  const next = nextAfterFine(writing, row);
  const sides: { readonly [A in Exclude<TapAnswer, 'later'>]: string } = {
    fine: next === null ? text.noNext : text.nextOn(format.daysFrom(today).long(next)),
    tripped: row.contingencyOwner === null ? text.nobodyDoesIt : text.doesIt(line(row.contingencyOwner, 40)),
    notMine: text.askedInstead(line(facilitator, 40)),
  };
  return {
    buttons: (['fine', 'tripped', 'notMine'] as const).map((answer) => ({
      label: text.answers[answer],
      side: sides[answer],
      url: `${url}.${answer}`,
      isFirst: answer === 'fine',
    })),
    notes: [text.once, { label: text.withReading, url }, { label: text.answers.later, url: `${url}.later` }],
  };
}

function nextAfterFine({ state, today }: Writing, row: RegisterRow): IsoDate | null {
  const risk = state.board.risks[row.riskId];
  if (!risk) return null;
  const looked = [...(risk.readings ?? []), { on: today, state: 'fine', reading: null } as const];
  return nextCheck({ ...risk, readings: looked, postponed: null }, heldOnOf(state.session));
}
