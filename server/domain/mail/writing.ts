import type { Register } from '../../../shared/register/register.ts';
import type { ServerTexts } from '../../../shared/text/catalogue.ts';
import type { Format } from '../../../shared/text/format.ts';
import type { IsoDate } from '../../../shared/time.ts';
import type { Context } from '../core/context.ts';
import type { MailAddress } from '../core/mailbox.ts';
import type { State } from '../core/state.ts';
import type { Letter } from './letter.ts';

export type ComposeContext = Pick<Context, 'now' | 'planTexts' | 'secretFor' | 'hashSecret'> & {
  /** The address of this server, `https://forewarned.example.org`. */
  readonly origin: string;
  readonly errandId: string;
};

/** What every letter needs. */
export type Writing = {
  readonly state: State;
  readonly register: Register;
  readonly today: IsoDate;
  readonly name: string;
  readonly address: MailAddress;
  readonly text: ServerTexts['mail'];
  readonly format: Format;
  readonly context: ComposeContext;
  readonly foot: Letter['foot'];
  readonly dateline: Letter['dateline'];
};
