import type { ParticipantId } from '../../shared/ids.ts';
import type { People, Session } from '../../shared/session/session.ts';
import type { Speed, StoryName } from '../../shared/demos/storyNames.ts';
import { stories } from '../../shared/demos/stories.ts';
import { hasLeft } from '../../shared/people/roles.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import type { Log } from '../ports.ts';
import { castStory } from './casting.ts';
import type { PersonPorts, SimulatedPerson } from './simulatedPerson.ts';
import { createSimulatedPerson } from './simulatedPerson.ts';

/** One simulated person comes after the other. */
const betweenArrivalsMs = 2 * secondMs;
/** A server that does not answer is asked again, so many times. */
const retryMs = secondMs;
const mostTries = 10;
/** Without anybody real for so long, they go. */
const lonelyMs = 10 * minuteMs;

export type Seat = { readonly participantId: ParticipantId; readonly token: string };

export type CrowdOptions = {
  readonly workshopId: string;
  readonly joinCode: string;
  readonly linkSecret: string;
  readonly story: StoryName;
  readonly speed: Speed;
  readonly people: number;
  /** The seat of the facilitator, when it is one of the simulated people's. */
  readonly facilitator: Seat | null;
  readonly onSession?: (session: Session) => void;
  /** All of them are gone. `refused`: the code with which the server does not let them in. */
  readonly onEnd?: (refused: string | null) => void;
};

export type Crowd = { readonly close: () => void };

/** The simulated people of one rehearsal: they join over HTTP, one after the other, and act until nobody real is left. */
export function createCrowd(ports: PersonPorts & { readonly log: Log }, options: CrowdOptions): Crowd {
  const { server, timers, clock, log } = ports;
  const { workshopId, joinCode, linkSecret, story, speed } = options;
  const cast = castStory(stories[story], options.people, options.facilitator !== null);
  const people = new Set<SimulatedPerson>();
  let isClosed = false;
  let arriving = cast.parts.length;
  let lonelySince: number | null = null;

  const end = (refused: string | null): void => {
    if (isClosed) return;
    close();
    options.onEnd?.(refused);
  };

  /** Everybody's copy of the session is the same; it does not matter who reads it. */
  const watch = (session: Session, present: People): void => {
    options.onSession?.(session);
    const isAlone = !Object.values(present).some((one) => !one.simulated && one.connected && !hasLeft(one));
    if (!isAlone) lonelySince = null;
    else lonelySince ??= clock.now();
    if (session.workshop.closed || (lonelySince !== null && clock.now() - lonelySince >= lonelyMs)) end(null);
  };

  const seat = (index: number, { participantId, token }: Seat): void => {
    const part = cast.parts[index];
    if (!part || isClosed) return;
    const person = createSimulatedPerson(ports, {
      ...{ workshopId, token, index, part, cast, speed, id: participantId },
      onSession: watch,
      onEnd: () => {
        people.delete(person);
        if (people.size === 0 && arriving === 0) end(null);
      },
    });
    people.add(person);
  };

  const arrive = async (index: number, tries = 0): Promise<void> => {
    if (isClosed) return;
    const name = cast.parts[index]?.name ?? '';
    const joined = await server.join({ joinCode, linkSecret, name, simulated: true }).catch(() => null);
    if (joined !== null && 'token' in joined) {
      arriving--;
      seat(index, joined);
    } else if (joined !== null || tries >= mostTries) {
      arriving--;
      const code = joined && 'code' in joined ? joined.code : 'unreachable';
      log.warn('a simulated person could not join', { code });
      if (people.size === 0) end(code);
    } else timers.after(retryMs, () => void arrive(index, tries + 1));
  };

  cast.parts.forEach((_, index) => {
    if (index === 0 && options.facilitator) {
      arriving--;
      seat(index, options.facilitator);
    } else timers.after(((index + 1) * betweenArrivalsMs) / speed, () => void arrive(index));
  });

  function close(): void {
    isClosed = true;
    for (const person of people) person.close();
    people.clear();
  }
  return { close };
}
