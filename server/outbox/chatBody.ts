import type { WebhookShape } from '../../shared/protocol/events.ts';
import { oneLine } from '../../shared/register/words.ts';
import type { RegisterEvent } from '../domain/core/errand.ts';
import { cutTitle } from '../export/titles.ts';
import { serverTexts } from '../text/serverTexts.ts';
import type { EventFacts } from './eventFacts.ts';

type ChatShape = Exclude<WebhookShape, 'json'>;

/** A message of a headline, a line ('' when there is none), and the address of the register. */
type Message = { readonly headline: string; readonly line: string; readonly url: string | null; readonly open: string };

/** Chats cut or refuse what is longer. */
const mostSigns = 300;

/** The body of a message for a chat. What people wrote stays text: it mentions nobody and formats nothing (SPEC TL4h). */
export function chatBody(
  shape: ChatShape,
  event: RegisterEvent,
  facts: EventFacts,
  workshop: { readonly language?: string },
): object {
  const { headlines, lines, open } = serverTexts(workshop).chat;
  const told = toldOf(facts);
  return bodies[shape]({
    headline: headlines[event.type](told),
    line: lines[event.type](told),
    url: facts.register.url,
    open,
  });
}

const plain = (text: string | null | undefined): string => cutTitle(oneLine(text ?? ''), mostSigns).title;

function toldOf({ register, risk, day, check, incident, tripped }: EventFacts) {
  const title = plain(incident !== null && incident.title !== '' ? incident.title : risk?.title);
  return {
    register: plain(register.title),
    id: risk === null ? '' : `R${risk.number}`,
    title,
    signal: plain(risk?.signal) || title,
    threshold: plain(risk?.threshold),
    reading: plain(check?.reading === undefined || check.reading === null ? '' : String(check.reading)),
    watcher: plain(risk?.watcher),
    owner: plain(risk?.contingencyOwner),
    action: plain(risk?.contingency),
    step: plain(risk?.prevention),
    day,
    tripped: tripped.map(({ number }) => `R${number}`),
  };
}

const bodies: { readonly [S in ChatShape]: (message: Message) => object } = {
  /** Plain text elements are not formatted. The three signs begin mentions and links, also there. */
  slack: ({ headline, line, url, open }) => ({
    text: inSlack(headline),
    mrkdwn: false,
    unfurl_links: false,
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: inSlack(headline), emoji: false } },
      ...(line === '' ? [] : [{ type: 'section', text: { type: 'plain_text', text: inSlack(line), emoji: false } }]),
      ...(url === null
        ? []
        : [{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${inSlack(url)}|${inSlack(open)}>` }] }]),
    ],
  }),
  /** An adaptive card, as workflows take it. Text runs are not formatted. */
  teams: ({ headline, line, url, open }) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: headline, weight: 'Bolder' }] },
            ...(line === '' ? [] : [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line }] }]),
          ],
          ...(url !== null && { actions: [{ type: 'Action.OpenUrl', title: open, url }] }),
        },
      },
    ],
  }),
  mattermost: ({ headline, line, url, open }) => ({
    text: [
      `**${inMattermost(headline)}**`,
      ...(line === '' ? [] : [inMattermost(line)]),
      ...(url === null ? [] : [`[${inMattermost(open)}](${url})`]),
    ].join('\n'),
    props: { disable_group_highlight: true },
  }),
};

const slackEntities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const inSlack = (text: string): string => text.replace(/[&<>]/g, (sign) => slackEntities[sign] ?? sign);

/**
 * Markdown takes a backslash before every ASCII sign. Mentions are found in the text itself, so that a sign of no width parts
 * the @ from its name.
 */
const inMattermost = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!|~<>:&^$=/]/g, '\\$&').replaceAll('@', '@\u200b');
