import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
import { joinPath } from '../../shared/protocol/joinLink.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { FileFault } from '../../shared/register/readFile.ts';
import type { ExportQueue } from '../export/thread/exportQueue.ts';
import { addressGroup } from '../limits/addressGroup.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import { problemOf } from '../wire/parsing.ts';
import { sendBusy, sendProblem } from './problems.ts';
import { plainInput } from './registerRoute.ts';

const readBytes: RequestHandler = express.raw({ limit: limits.importBytes, type: () => true });

/** The body as bytes. @throws what the body parser throws: a body that is too large */
const bodyOf = (request: Request, response: Response): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => {
      const body: unknown = request.body;
      if (error) reject(error instanceof Error ? error : new Error('The body could not be read.'));
      else resolve(body instanceof Uint8Array ? body : new Uint8Array());
    });
  });

export type ImportOptions = {
  readonly registry: Registry;
  readonly exports: ExportQueue;
  readonly creatorOf: (address: string) => string;
  readonly publicUrl: (request: Request) => string;
};

/** `POST /api/imports`: a new register from the JSON of another one (SPEC FL1). Whoever calls this may create a workshop. */
export async function importRegister(
  request: Request,
  response: Response,
  { registry, exports, creatorOf, publicUrl }: ImportOptions,
): Promise<void> {
  const address = addressGroup(request.ip ?? '');
  const body = await bodyOf(request, response);
  const read = await exports.add(`imports of ${address}`, () => (response.destroyed ? null : { kind: 'import', body }));
  if (read === null) return;
  if (read === 'busy') sendBusy(response);
  else if (read.kind === 'refused') sendProblem(response, 'malformed', faultText(read.fault));
  else if (request.query.preview === '1') response.json(read.preview);
  else {
    const { workshop, participantId, token, secret } = await registry.importFile(read.file, creatorOf(address));
    response.status(201).json({
      workshopId: workshop.id,
      joinCode: workshop.state.session.workshop.joinCode,
      joinLink: `${publicUrl(request)}${joinPath(workshop.state.session.workshop)}`,
      participantId,
      token,
      facilitatorLink: `${publicUrl(request)}/w/${workshop.id}#f=${secret}`,
    });
  }
}

/** What is wrong with a file, by its place and kind, never by what stands there. */
function faultText(fault: FileFault): string {
  switch (fault.kind) {
    case 'notJson':
      return 'This file is not JSON, or it is not complete. Choose the .json file of a register.';
    case 'tooDeep':
    case 'otherProgram':
      return 'This file is no register of Forewarned. Choose the .json file of a register.';
    case 'laterVersion':
      return `This file has version ${fault.version}, of a later edition of Forewarned. Update this server to read it.`;
    case 'wrongReference':
      return `This file is damaged: ${fault.id} stands twice, or names nothing in it.`;
    case 'wrongShape':
      return `This file is damaged. ${problemOf(fault).replaceAll('The command', 'The file')}`;
  }
}

/** `POST /api/workshops/:id/csv-preview`: what a table would change (SPEC FL1). */
export async function previewCsv(
  workshop: Workshop,
  request: Request,
  response: Response,
  { exports, publicUrl, now }: { readonly exports: ExportQueue; readonly publicUrl: string; readonly now: number },
): Promise<void> {
  const body = await bodyOf(request, response);
  const preview = await exports.add(workshop.id, () =>
    response.destroyed ? null : { kind: 'csv', body, ...plainInput(workshop, publicUrl, now) },
  );
  if (preview === null) return;
  if (preview === 'busy') sendBusy(response);
  else response.json(preview);
}
