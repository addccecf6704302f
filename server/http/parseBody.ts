import type { Response } from 'express';
import type * as z from 'zod/mini';
import { hasPrototypeKey, problemOf } from '../wire/parsing.ts';
import { sendProblem } from './problems.ts';

/** The body as the schema has it; null when it does not fit, which is answered with 400. */
export function parseBody<T extends z.ZodMiniType>(response: Response, schema: T, body: unknown): z.output<T> | null {
  if (hasPrototypeKey(body)) {
    sendProblem(response, 'malformed', 'A key of the request is not allowed.');
    return null;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  sendProblem(response, 'malformed', problemOf(parsed.error).replaceAll('The command', 'The request'));
  return null;
}
