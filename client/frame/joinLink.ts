import { joinPath } from '../../shared/protocol/joinLink.ts';

/** The link to join, for people to send. */
export const joinLink = (workshop: Parameters<typeof joinPath>[0]): string =>
  window.location.origin + joinPath(workshop);

/** True when the page was opened under a name that means "this computer" everywhere: a link with it opens nothing elsewhere. */
export const isOnlyHere = (hostname = window.location.hostname): boolean =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
