import { oneLine } from '../../shared/register/words.ts';

/**
 * Text as Jira's wiki markup shows it: on one line, with every sign escaped that could begin a macro, a link, a picture, a
 * table, or an emphasis, and at the start of the line a list, a heading or a quotation.
 */
export const escapeWikiMarkup = (text: string): string =>
  oneLine(text)
    .replace(/[\\{}[\]|!*_^~+#]/g, '\\$&')
    .replace(/\?\?/g, '\\?\\?')
    .replace(/(^|\s)-/g, '$1\\-')
    .replace(/^(h[1-6]|bq)\./, '$1\\.');
