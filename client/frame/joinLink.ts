import { formatJoinCode } from '../../shared/ids.ts';

/** The link to join. The code is in the fragment, which browsers do not send to servers. */
export const joinLink = (joinCode: string): string => `${window.location.origin}/j#${formatJoinCode(joinCode)}`;

/** True when the page was opened under a name that means "this computer" everywhere: a link with it opens nothing elsewhere. */
export const isOnlyHere = (hostname = window.location.hostname): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
