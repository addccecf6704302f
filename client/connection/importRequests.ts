import type { WorkshopId } from '../../shared/ids.ts';
import type { WorkshopCreated } from '../../shared/protocol/replies.ts';
import type { CsvPreview, ImportPreview } from '../../shared/register/importTypes.ts';
import { ask, bearer } from './http.ts';

const sendFile = async <T>(path: string, file: Blob, headers: Record<string, string>): Promise<T> =>
  (await (await ask(path, { method: 'POST', body: file, headers })).json()) as T;

const jsonWith = (createKey: string): Record<string, string> => ({
  'content-type': 'application/json',
  ...(createKey !== '' && { 'create-key': createKey }),
});

/** What the file would make. Nothing is created. @throws HttpRefusal */
export const previewImport = (file: Blob, createKey: string): Promise<ImportPreview> =>
  sendFile<ImportPreview>('/api/imports?preview=1', file, jsonWith(createKey));

/** Makes a register from the file; the caller is its facilitator. @throws HttpRefusal */
export const importRegister = (file: Blob, createKey: string): Promise<WorkshopCreated> =>
  sendFile<WorkshopCreated>('/api/imports', file, jsonWith(createKey));

/** How a table differs from the register. Nothing is changed. @throws HttpRefusal */
export const previewCsv = (workshopId: WorkshopId, token: string, file: Blob): Promise<CsvPreview> =>
  sendFile<CsvPreview>(`/api/workshops/${workshopId}/csv-preview`, file, {
    'content-type': 'text/csv',
    ...bearer(token),
  });
