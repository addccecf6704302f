import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

function systemPaths(): string[] {
  const environment = process.env;
  if (process.platform === 'darwin') {
    return applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = environment[variable];
      return folder ? windowsPrograms.map((program) => join(folder, program)) : [];
    });
  }
  const folders = [...(environment.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.filter((folder) => folder !== '').flatMap((folder) => names.map((name) => join(folder, name)));
}

/** The path of an installed browser, or undefined. */
export function installedBrowser(): string | undefined {
  return [chromium.executablePath(), ...systemPaths()].find((path) => path !== '' && existsSync(path));
}

async function fetchWithPlaywright(): Promise<void> {
  console.error('No browser found. Fetching one: playwright install chromium …');
  const { code, output } = await run('playwright', ['install', 'chromium']);
  if (code !== 0) console.error(output.trimEnd());
}

async function fetchWithApt(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error('Fetching one: apt-get install chromium …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env });
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  if (install.code !== 0) console.error(update.output, install.output);
}

/**
 * The path of a Chromium, Chrome or Edge: the one named by CHROMIUM_PATH, else an installed one, else one downloaded by
 * Playwright, else (as root on Debian) by apt. Rejects if there is none: the browser tests are never skipped.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  for (const fetchBrowser of [undefined, fetchWithPlaywright, fetchWithApt]) {
    await fetchBrowser?.();
    const found = installedBrowser();
    if (found !== undefined) return found;
  }
  throw new Error('No Chromium was found and none could be fetched. Install Chrome or Chromium, or set CHROMIUM_PATH.');
}
