export type SharedName = 'session' | 'board' | 'plan';

/** A document as the path of a socket names it; whose notebook or ballot it is follows from the token (SPEC DO2a). */
export type DocumentPath =
  { readonly kind: SharedName } | { readonly kind: 'notebook' | 'ballot'; readonly round: number };
