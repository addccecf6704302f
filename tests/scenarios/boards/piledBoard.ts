/** Cards as they were piled by hand; what a machine suggests is measured against it. */
export type PiledBoard = {
  readonly name: string;
  readonly piles: readonly { readonly title: string; readonly cards: readonly string[] }[];
};
