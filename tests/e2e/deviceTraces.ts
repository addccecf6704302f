import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** A place in a browser that a page, or somebody at its tools, can read, with all that can be read there. */
type Held = { readonly place: string; readonly text: string };

/**
 * All that is left in this browser for pages of this origin, and in the page that is open; what is locked is opened
 * where its key is still there. `words` on the page itself are a place of their own, so that a caller can leave it out.
 */
async function readEverything(page: Page): Promise<Held[]> {
  return page.evaluate(async () => {
    const held: { place: string; text: string }[] = [];
    const letters = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('refused'));
      });
    const read = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return letters(new Uint8Array(value));
      if (value instanceof Uint8Array) return letters(value);
      if (value !== null && typeof value === 'object') return Object.values(value).map(read).join(' ');
      return String(value);
    };
    const keys = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const found = await cache.match(request);
        // The page may delete an entry between the two calls.
        if (found === undefined) continue;
        const body = new Uint8Array(await found.arrayBuffer());
        keys.set(decodeURIComponent(new URL(request.url).pathname.replace('/device-keys/', '')), body);
        held.push({ place: `cache ${name}`, text: `${request.url} ${letters(body)}` });
      }
    }
    const open = async (name: string, value: unknown): Promise<string> => {
      const { iv, sealed } = (value ?? {}) as { iv?: BufferSource; sealed?: BufferSource };
      const raw = keys.get(name);
      if (iv === undefined || sealed === undefined || raw === undefined) return read(value);
      const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
      return letters(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed)));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        const names = (await answer(store.getAllKeys())) as string[];
        const values = await answer<unknown[]>(store.getAll());
        for (const [at, value] of values.entries()) {
          const key = names[at] ?? '';
          held.push({ place: `indexedDB ${key}`, text: `${key} ${await open(key, value)}` });
        }
      }
      database.close();
    }
    for (const [place, store] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]] as const)
      for (const [key, value] of Object.entries(store)) held.push({ place, text: `${key} ${String(value)}` });
    held.push(
      { place: 'cookies', text: document.cookie },
      { place: 'window.name', text: window.name },
      { place: 'history', text: `${JSON.stringify(history.state)} ${location.href}` },
      { place: 'title', text: document.title },
      { place: 'page', text: document.documentElement.outerHTML },
    );
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea, select'))
      held.push({ place: 'page', text: field.value });
    return held;
  }); // prettier-ignore
}

/** The places that hold one of the words, each once. */
export async function placesOf(page: Page, words: readonly string[]): Promise<string[]> {
  const held = await readEverything(page);
  const found = held.filter(({ text }) => words.some((word) => text.includes(word)));
  return [...new Set(found.map(({ place }) => place))].sort();
}

/** Fields that let the browser remember what is written in them. */
export const rememberedFields = (page: Page): Promise<string[]> =>
  page
    .locator('input, textarea, select')
    .evaluateAll((fields) =>
      fields.filter((field) => field.getAttribute('autocomplete') !== 'off').map((field) => field.outerHTML),
    );

/** The keys that lie on the device now, as bytes. */
export async function deviceKeys(page: Page): Promise<Buffer[]> {
  const keys = await page.evaluate(async () => {
    const cache = await caches.open('forewarned.keys');
    const found = await Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))!));
    return Promise.all(found.map(async (body) => [...new Uint8Array(await body.arrayBuffer())]));
  });
  return keys.map((key) => Buffer.from(key));
}

/** The files of a browser's profile in which the bytes stand, for a text in either of the two ways that Chromium writes. */
export function filesWith(profile: string, what: string | Buffer): string[] {
  const forms = typeof what === 'string' ? [Buffer.from(what, 'utf8'), Buffer.from(what, 'utf16le')] : [what];
  return globSync('**/*', { cwd: profile })
    .filter((name) => {
      const path = join(profile, name);
      // Links that name the process that has the profile lead nowhere.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
      const content = readFileSync(path);
      return forms.some((form) => content.includes(form));
    })
    .sort();
}
