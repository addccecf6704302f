import type { Response } from 'express';
import type { Rehearse } from '../../shared/commands/requests.ts';
import type { Founded, Registry } from '../live/workshop/registry.ts';
import type { Full, Rehearsals } from '../rehearsal/rehearsals.ts';
import { mostRehearsals } from '../rehearsal/rehearsals.ts';
import { sendProblem } from './problems.ts';

/** Whether the body of `POST /api/workshops` asks for a rehearsal. */
export const isRehearsal = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, 'rehearsal');

type Options = {
  readonly registry: Registry;
  readonly rehearsals: Rehearsals;
  readonly address: string;
  readonly creator: string;
};

/**
 * Makes a rehearsal and sends its simulated people (SPEC RH1). Somebody who wants to take part gets a seat of their own:
 * that of the facilitator is a simulated person's.
 * @returns what is full; @throws ServerFull, StoreUnavailable
 */
export async function foundRehearsal(wanted: Rehearse, options: Options): Promise<Founded | Full> {
  const place = options.rehearsals.reserve(options.address);
  if (typeof place === 'string') return place;
  try {
    const founded = await options.registry.foundRehearsal(wanted, options.creator);
    const { id, joinCode, linkSecret } = founded.workshop.state.session.workshop;
    const { story, speed, role } = wanted.rehearsal;
    const isLed = role !== 'participant';
    const seat = isLed ? founded : await takeSeat(founded, wanted.facilitatorName);
    place.start({
      ...{ workshopId: id, joinCode, linkSecret: linkSecret ?? '', story, speed },
      facilitator: isLed ? null : { participantId: founded.participantId, token: founded.token },
    });
    return { ...founded, participantId: seat.participantId, token: seat.token };
  } catch (error) {
    place.giveUp();
    throw error;
  }
}

async function takeSeat({ workshop }: Founded, name = ''): Promise<{ participantId: string; token: string }> {
  const seat = await workshop.join({ joinCode: workshop.state.session.workshop.joinCode, name });
  if (typeof seat === 'string') throw new Error(`A new rehearsal admits nobody: ${seat}`);
  return seat;
}

/** The refusal when there are as many rehearsals as there may be (SPEC RH3). */
export function sendRehearsalsFull(response: Response, full: Full): void {
  if (full === 'address') {
    sendProblem(
      response,
      'tooManyAttempts',
      `${mostRehearsals.perAddress} rehearsals of your network are running. Bring one to its register, or delete it, and try again.`,
    );
  } else {
    sendProblem(
      response,
      'serverFull',
      `${mostRehearsals.inAll} rehearsals are running on this server, the most it takes. Try again in a few minutes.`,
    );
  }
}
