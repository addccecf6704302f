/** RFC 5321: 64 before the @, 254 in all. */
const longestLocal = 64;
const longest = 254;

/** Letters, digits and the signs of RFC 5322; full stops only between them. Quoted local parts are not accepted. */
const localShape = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainShape = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** A URL parser reads up to these, or drops them. */
const isOneHost = /^[^\s/\\?#:@%[\]\p{C}]+$/u;

/**
 * An e-mail address as it is stored: one address on one line, in which nothing can be read as another header or recipient
 * (SPEC TL50a).
 * @param toAscii the ASCII form of a domain in another script, '' when it has none
 * @returns null when it is none
 */
export function readMailAddress(typed: string, toAscii: (domain: string) => string): string | null {
  const address = typed.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const typedDomain = address.slice(at + 1);
  const domain = isOneHost.test(typedDomain) ? toAscii(typedDomain).toLowerCase() : '';
  if (at < 1 || local.length > longestLocal || !localShape.test(local) || !domainShape.test(domain)) return null;
  return local.length + 1 + domain.length <= longest ? `${local}@${domain}` : null;
}
