export type SharedName = 'session' | 'board' | 'plan';

/** A document as named in a WebSocket path. The owner of a notebook or ballot follows from the token, never from the path. */
export type DocumentPath =
  { readonly kind: SharedName } | { readonly kind: 'notebook' | 'ballot'; readonly round: number };
