import type { ServerModule } from '../catalogue.ts';
import { server as english } from '../en/server.ts';
import { pseudo } from '../pseudo.ts';

/** The pseudo-locale: the texts that the server stores or writes into files. */
export const server: ServerModule['server'] = (format) => pseudo(english(format));
