/** Why the server closed a socket (CONTRACT section 3). 44xx and 1009 are final; 45xx, 1012 and 1013 mean: try again. */
export const closeCode = {
  tooBig: 1009,
  restart: 1012,
  overload: 1013,
  malformedFrame: 4400,
  unknownToken: 4401,
  notAllowed: 4403,
  notFound: 4404,
  roundClosed: 4410,
  tooLarge: 4413,
  contentRefused: 4422,
  removed: 4423,
  storageTrouble: 4500,
  noPong: 4508,
  tooFast: 4529,
} as const;

export const isFinalClose = (code: number): boolean => (code >= 4400 && code < 4500) || code === closeCode.tooBig;
