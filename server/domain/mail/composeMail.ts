import { confirmationPath, unsubscribePath } from '../../../shared/mail/paths.ts';
import { dayIn } from '../../../shared/session/session.ts';
import { formatOf } from '../../../shared/text/format.ts';
import { serverLanguage, serverTexts } from '../../text/serverTexts.ts';
import type { MailWork } from '../core/errand.ts';
import type { MailAddress } from '../core/mailbox.ts';
import { confirmedAddress } from '../core/mailbox.ts';
import { personHere } from '../core/participants.ts';
import { registerOn } from '../core/registerOn.ts';
import type { State } from '../core/state.ts';
import { digestLetter } from './digestLetter.ts';
import type { Letter } from './letter.ts';
import { line } from './letter.ts';
import { letterHtml } from './letterHtml.ts';
import { letterText } from './letterText.ts';
import { mattersFor } from './matters.ts';
import type { Mail } from './mailWork.ts';
import { isMailed } from './morningMails.ts';
import { trippedLetter } from './trippedLetter.ts';
import type { ComposeContext, Writing } from './writing.ts';

/** What goes to the courier. */
export type ComposedMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: { readonly [name: string]: string };
};

const longestTitle = 80;

/**
 * Words a mail as things are now.
 * @returns null when there is nothing to tell any more, or nobody to tell it to (SPEC TL52b)
 */
export function composeMail(state: State, work: MailWork, context: ComposeContext): ComposedMail | null {
  const mail = work.mail as Mail;
  const { mailbox } = state.hidden;
  const person = personHere(state, work.participantId);
  const entered = Object.hasOwn(mailbox.addresses, work.participantId)
    ? mailbox.addresses[work.participantId]
    : undefined;
  if (!person || !entered) return null;
  const { workshop } = state.session;
  const language = serverLanguage(workshop.language);
  const common = {
    text: serverTexts(workshop).mail,
    format: formatOf(localeOf(language)),
    context,
    today: dayIn(state.session, context.now),
  };
  if (mail.kind === 'confirmation') {
    if (entered.key !== mail.key || entered.confirmedOn !== null || !mailbox.isOn) return null;
    return sent(entered, confirmationLetter(state, entered, common), language, context);
  }
  const address = confirmedAddress(mailbox, work.participantId);
  if (!address || !isMailed(state)) return null;
  const title = line(workshop.title, longestTitle);
  const writing: Writing = {
    ...common,
    state,
    register: registerOn(state, common.today, context),
    address,
    name: line(person.name, longestTitle),
    dateline: [title, common.format.formatLongDay(common.today)],
    foot: {
      words: [
        common.text.because(common.format.formatDate(address.confirmedOn ?? common.today)),
        common.text.ownServer,
      ],
      links: [
        { label: common.text.stop, url: stopUrl(address, context) },
        { label: common.text.register, url: `${context.origin}/w/${workshop.id}` },
      ],
    },
  };
  const letter =
    mail.kind === 'tripped' ? trippedLetter(writing, work.participantId, mail) : digestFor(writing, work, mail);
  return letter && sent(address, letter, language, context);
}

/** Of an English without a country, days before months, as in the examples of the page. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

function digestFor(
  writing: Writing,
  { participantId }: MailWork,
  mail: Extract<Mail, { kind: 'digest' }>,
): Letter | null {
  const { state, register, today } = writing;
  const reader = { participantId, isFacilitator: participantId === state.session.lead.facilitatorId };
  const matters = mattersFor(register, state, reader, today, writing.context.now);
  // One that is late by a day tells everything: what it was sent for may have become something else.
  const isStillNews =
    mail.day !== today || matters.some(({ things }) => things.some((thing) => mail.news.includes(thing)));
  return isStillNews && matters.length > 0 ? digestLetter(writing, matters) : null;
}

const stopUrl = ({ key }: MailAddress, { origin, secretFor }: ComposeContext): string =>
  `${origin}${unsubscribePath(secretFor('unsubscribe', key))}`;

/** True for a title that a mail program would turn into a link: somebody else may have entered this address. */
const holdsAddress = (title: string): boolean => /:\/\/|www\.|@|[\p{L}\p{N}]\.\p{L}{2,}/iu.test(title);

function confirmationLetter(
  { session }: State,
  address: MailAddress,
  { text, format, context, today }: Pick<Writing, 'text' | 'format' | 'context' | 'today'>,
): Letter {
  const { id, title: written } = session.workshop;
  const title = holdsAddress(written) ? null : line(written, longestTitle);
  const url = `${context.origin}${confirmationPath(id, context.secretFor('confirmation', address.key))}`;
  return {
    subject: text.confirmSubject(title),
    dateline: [title ?? '', format.formatLongDay(today)],
    headline: text.confirmHeadline,
    paragraphs: [[text.confirmBody]],
    buttons: [{ label: text.confirm, side: '', url, isFirst: true }],
    lines: [],
    notes: [text.confirmNote],
    foot: { words: [text.someone, text.ownServer], links: [{ label: text.stop, url: stopUrl(address, context) }] },
  };
}

/** RFC 2369, 8058, 3834: one click stops mails, and no out-of-office note answers. The id is that of the errand (SPEC TL52c). */
function sent(address: MailAddress, letter: Letter, language: string, context: ComposeContext): ComposedMail {
  return {
    to: address.address,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter, language),
    headers: {
      'Message-ID': `<${context.errandId}@${new URL(context.origin).hostname}>`,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Unsubscribe': `<${stopUrl(address, context)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
