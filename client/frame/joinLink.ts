import { formatJoinCode } from '../../shared/ids.ts';

/** The link that invites: its code is in the fragment, which browsers send to nobody. */
export const joinLink = (joinCode: string): string => `${window.location.origin}/j#${formatJoinCode(joinCode)}`;
