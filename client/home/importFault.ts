import type { Texts } from '../../shared/text/catalogue.ts';
import { HttpRefusal } from '../connection/http.ts';

const format = 'forewarned.register';
/** The newest version of the format that this edition reads. */
const version = 2;

/** Why a register could not be made from this file, in words. Nothing was created. */
export async function importFault(refusal: unknown, file: Blob, text: Texts<'imports'>['json']): Promise<string> {
  if (!(refusal instanceof HttpRefusal) || refusal.code === 'unreachable') return text.failed.offline;
  if (refusal.code === 'createKeyNeeded') return text.failed.createKey;
  if (refusal.status === 413) return text.failed.tooLarge;
  if (refusal.status === 429) return text.failed.tooMany;
  if (refusal.status !== 400) return text.failed.busy;
  const head = headOf(await file.text());
  if (head === null) return text.failed.notJson;
  if (head.format !== format) return text.failed.otherProgram;
  return typeof head.version === 'number' && head.version > version ? text.failed.newerVersion : text.failed.invalid;
}

/** @returns null for what is not whole JSON */
function headOf(json: string): { readonly format?: unknown; readonly version?: unknown } | null {
  try {
    const value = JSON.parse(json.replace(/^\uFEFF/, '')) as unknown;
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return null;
  }
}
