import { simulatedPeople } from '../../shared/demos/storyNames.ts';
import type { Log } from '../ports.ts';
import type { Crowd, CrowdOptions } from './crowd.ts';
import { createCrowd } from './crowd.ts';
import type { PersonPorts } from './simulatedPerson.ts';

/** Rehearsals that have not come to their register, with their simulated people connected (SPEC RH3). */
export const mostRehearsals = { perAddress: 2, inAll: 20 } as const;

/** What there are as many rehearsals of as there may be. */
export type Full = 'address' | 'server';

export type Place = {
  readonly start: (rehearsal: Omit<CrowdOptions, 'people' | 'onSession' | 'onEnd'>) => void;
  readonly giveUp: () => void;
};

/** The rehearsals whose simulated people are in this process. */
export type Rehearsals = {
  /** Takes a place for a rehearsal that is about to be made. */
  readonly reserve: (address: string) => Place | Full;
  readonly close: () => void;
};

export function createRehearsals(ports: PersonPorts & { readonly log: Log }): Rehearsals {
  /** The address of each rehearsal that counts. */
  const places = new Map<object, string>();
  const crowds = new Set<Crowd>();
  return {
    reserve(address) {
      if (places.size >= mostRehearsals.inAll) return 'server';
      if ([...places.values()].filter((one) => one === address).length >= mostRehearsals.perAddress) return 'address';
      const place = {};
      places.set(place, address);
      return {
        start(rehearsal) {
          const crowd = createCrowd(ports, {
            ...rehearsal,
            people: simulatedPeople,
            onSession: ({ stage }) => {
              if (stage.name === 'register') places.delete(place);
            },
            onEnd: () => {
              places.delete(place);
              crowds.delete(crowd);
            },
          });
          crowds.add(crowd);
        },
        giveUp: () => places.delete(place),
      };
    },
    close() {
      for (const crowd of crowds) crowd.close();
      crowds.clear();
      places.clear();
    },
  };
}
