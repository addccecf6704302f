import type { Request, Response } from 'express';
import { isToken } from '../../shared/ids.ts';
import type { Registry } from '../live/workshop/registry.ts';
import type { Workshop } from '../live/workshop/workshop.ts';
import { sendProblem } from './problems.ts';

export type Handler = (request: Request, response: Response) => Promise<void> | void;

/** Who asks: somebody with a seat, or a visitor. */
export type Seat = NonNullable<ReturnType<Workshop['seatOf']>>;

export type MemberHandler = (
  workshop: Workshop,
  seat: Seat,
  request: Request,
  response: Response,
) => Promise<void> | void;

export type MemberRoutes = {
  readonly registry: Registry;
  /** Waits until the token is within its rate. @returns false when it would have to wait too long */
  readonly takeTurn: (token: string, cost: number) => Promise<boolean>;
};

const tokenIn = (request: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];

/** Passes requests with a valid token of this workshop; others get 401 before any other check (SPEC CM1). */
export const memberRoute =
  ({ registry, takeTurn }: MemberRoutes) =>
  (cost: number, handle: MemberHandler): Handler =>
  async (request, response) => {
    const token = tokenIn(request);
    const id = request.params.id;
    if (isToken(token) && !(await takeTurn(token, cost))) {
      sendProblem(response, 'tooManyAttempts', 'Too many requests. Wait ten seconds and try again.');
      return;
    }
    const workshop = isToken(token) && typeof id === 'string' ? await registry.openFor(id, token) : null;
    const person = token !== undefined && workshop !== 'unknownToken' ? workshop?.seatOf(token) : null;
    if (!workshop || workshop === 'unknownToken' || !person || person.removed) {
      sendProblem(response, 'unknownToken', 'You are not signed in to this workshop. Join it with its code.');
      return;
    }
    await handle(workshop, person, request, response);
  };

/** Passes those with a seat only: a visitor has none, and gets 403. */
export const seatedOnly =
  (handle: MemberHandler): MemberHandler =>
  async (workshop, seat, request, response) => {
    if (!seat.isVisitor) await handle(workshop, seat, request, response);
    else
      sendProblem(response, 'notAllowed', 'Only people of the meeting can do that.', {
        params: { reason: 'capability' },
      });
  };
