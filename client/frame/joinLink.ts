import { formatJoinCode } from '../../shared/ids.ts';

/** The link to join. The code is in the fragment, which browsers do not send to servers. */
export const joinLink = (joinCode: string): string => `${window.location.origin}/j#${formatJoinCode(joinCode)}`;
