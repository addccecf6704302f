import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerModule, ServerTexts } from '../../shared/text/catalogue.ts';
import { server as english } from '../../shared/text/en/server.ts';
import { formatOf } from '../../shared/text/format.ts';
import { defaultLanguage, matchLanguage } from '../../shared/text/languages.ts';

const folder = join(import.meta.dirname, '../../shared/text');

/** A folder of shared/text with texts for the server is a language; a new one needs no registration. */
async function readLanguages(): Promise<Map<string, ServerTexts>> {
  const found = new Map([[defaultLanguage, english(formatOf(defaultLanguage))]]);
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const file = join(folder, name, 'server.ts');
    if (found.has(name) || !existsSync(file)) continue;
    const module = (await import(pathToFileURL(file).href)) as ServerModule;
    found.set(name, module.server(formatOf(name)));
  }
  return found;
}

// Read once, like an import: the texts are constants of the program, so that the rules stay functions of their arguments.
const languages = await readLanguages();

/** The known language that a tag means; English when it is unknown or absent. */
export const serverLanguage = (tag: string | undefined): string =>
  matchLanguage(tag === undefined ? [] : [tag], [...languages.keys()]);

/** The texts in the language of a workshop. */
export function serverTexts({ language }: { readonly language?: string }): ServerTexts {
  const texts = languages.get(serverLanguage(language));
  if (texts === undefined) throw new Error('English texts are always there');
  return texts;
}
