/** The addresses of the page's screens. The server answers each of them with the page (SPEC WE2a). */
export const pageAddresses = {
  home: '/',
  how: '/how',
  sample: '/sample',
  join: '/j',
  sharedLink: '/r/:id',
  personalLink: '/p/:id',
  tap: '/t/:id',
  confirmation: '/m/:id',
  workshop: '/w/:id',
} as const;
