import { oneLine } from './words.ts';

/**
 * Text as Markdown shows it: on one line, with every sign escaped that could begin markup, a link, a picture, HTML or a
 * list (SPEC EX4).
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#|!~&$@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/\b(mailto|xmpp|javascript|data):/gi, '$1\\:')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
