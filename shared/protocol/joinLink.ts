import { formatJoinCode, isId, parseJoinCode } from '../ids.ts';

/**
 * The path of the link to join: the code, and the link secret while there is one. Both are in the fragment, which browsers
 * do not send to servers.
 */
export const joinPath = ({ joinCode, linkSecret }: { joinCode: string; linkSecret: string | null }): string =>
  `/j#${formatJoinCode(joinCode)}${linkSecret === null ? '' : `.${linkSecret}`}`;

/** What the fragment of a join link holds. `code` is as it was typed when it is no join code. */
export function readJoinFragment(fragment: string): { readonly code: string; readonly linkSecret: string | null } {
  const dot = fragment.lastIndexOf('.');
  const [typed, secret] = dot < 0 ? [fragment, ''] : [fragment.slice(0, dot), fragment.slice(dot + 1)];
  const code = parseJoinCode(typed);
  return { code: code === null ? typed : formatJoinCode(code), linkSecret: isId(secret) ? secret : null };
}
