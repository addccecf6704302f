/** What a role allows, whatever the stage. */
type RoleRules = {
  /** Writes, reads aloud, votes and plans. Others only watch. */
  readonly takesPart: boolean;
  /** Can be chosen by a person who joins. */
  readonly isJoinable: boolean;
  /** Can be named deputy. */
  readonly canDeputise: boolean;
};

const roles = {
  facilitator: { takesPart: true, isJoinable: false, canDeputise: false },
  participant: { takesPart: true, isJoinable: true, canDeputise: true },
  observer: { takesPart: false, isJoinable: true, canDeputise: false },
} as const satisfies { readonly [role: string]: RoleRules };

export type Role = keyof typeof roles;
/** The roles that a person who joins can choose. */
export type JoinRole = { [R in Role]: (typeof roles)[R]['isJoinable'] extends true ? R : never }[Role];

export const joinRoles = (Object.keys(roles) as Role[]).filter((role): role is JoinRole => roles[role].isJoinable);

type WithRole = { readonly role: Role };
type Presence = WithRole & { readonly connected: boolean };

export const takesPart = ({ role }: WithRole): boolean => roles[role].takesPart;

/** True for a person who left or was removed; they stay on the list until the meeting ends (SPEC PE6a). */
export const hasLeft = (person: { readonly left?: true }): boolean => person.left === true;

/** Takes part in the workshop, connected or not. */
export const isListed = (person: WithRole & { readonly left?: true }): boolean => takesPart(person) && !hasLeft(person);

export const canDeputise = ({ role }: WithRole): boolean => roles[role].canDeputise;

/** Connected, and not only watching. */
export const isPresent = (person: Presence): boolean => person.connected && takesPart(person);

/** Present, and has not opted out of writing. */
export const isPresentWriter = (person: Presence & { readonly writes: boolean }): boolean =>
  isPresent(person) && person.writes;

/** Present, and has not opted out of reading aloud. */
export const isPresentReader = (person: Presence & { readonly reads: boolean }): boolean =>
  isPresent(person) && person.reads;
