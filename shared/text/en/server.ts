import type { Format } from '../format.ts';
import { chatText } from './chat.ts';
import { filesText } from './files.ts';
import { mailText } from './mail.ts';
import { sentencesText } from './sentences.ts';
import { storedText } from './stored.ts';

/** English: the texts that the server stores or writes into files. */
export const server = (format: Format) => ({
  stored: storedText(format),
  sentences: sentencesText(),
  files: filesText(format),
  mail: mailText(format),
  chat: chatText(format),
});
