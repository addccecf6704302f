import type { ParticipantId } from '../../../shared/ids.ts';
import { rowPath } from '../../../shared/mail/paths.ts';
import { isLook } from '../../../shared/register/schedule.ts';
import type { Letter } from './letter.ts';
import { line } from './letter.ts';
import type { Mail } from './mailWork.ts';
import type { Writing } from './writing.ts';

const longestTitle = 80;
const longestText = 1_000;

/** To whoever starts the contingency plan, at once (SPEC TL51d). Null when it has been contained since. */
export function trippedLetter(
  { state, register, text, format, context, foot, dateline }: Writing,
  participantId: ParticipantId,
  { riskId }: Extract<Mail, { kind: 'tripped' }>,
): Letter | null {
  const row = [...register.planned, ...register.parked].find((one) => one.riskId === riskId);
  if (row?.state !== 'tripped') return null;
  const { texts } = row;
  const isYours = row.contingencyOwnerId === participantId;
  const found = row.readings.findLast((one) => isLook(one) && one.state === 'tripped')?.reading ?? null;
  const reading = found === null ? null : typeof found === 'number' ? format.number(found) : line(found, longestTitle);
  const action = line(texts.contingency, longestText);
  const whose = isYours
    ? row.accepted.includes('contingency')
      ? text.agreed
      : text.named
    : row.contingencyOwner === null
      ? text.nobodyDoes
      : text.otherDoes(line(row.contingencyOwner, longestTitle));
  const voice = isYours ? 'yours' : 'others';
  return {
    subject: text.trippedSubject[voice](line(row.title, longestTitle)),
    dateline,
    headline: text.trippedHeadline[voice],
    paragraphs: [
      [{ strong: `${row.id} ${line(row.title, longestTitle)}` }],
      [text.passed(line(texts.signal, longestText), reading, line(texts.threshold, longestTitle))],
      ...(action === '' ? [[text.noPlan]] : [[whose], [{ strong: action }]]),
    ],
    buttons: [
      {
        label: text.register,
        side: row.id,
        url: `${context.origin}${rowPath(state.session.workshop.id, row.number)}`,
        isFirst: true,
      },
    ],
    lines: [],
    notes: [],
    foot,
  };
}
