/** The pages of shared and personal links, before the register opens. */
export const visitText = () => ({
  product: 'Forewarned',
  opening: 'Opening the register',
  unreachable: 'The server does not answer yet. This page keeps trying; you can leave it open.',
  unreachableNow: 'The server didn’t answer. Your name is still here. Try again.',
  title: 'How shall the history call you?',
  lede: {
    check: 'With this link you can read the register, record checks and mark steps as done.',
    edit: 'With this link you can read the register and change it.',
  },
  name: 'Your name',
  nameHint: 'Optional. Everyone who can read the register sees it beside what you record.',
  open: 'Open the register',
  home: 'Go to the first page',
  refused: {
    link: [
      'This link no longer opens the register',
      'It was replaced or revoked, or its last day has passed. Ask whoever gave it to you, or the facilitator, for a new link.',
    ],
    personal: [
      'This personal link no longer works',
      'It works once, and it was used, revoked or replaced. Ask the facilitator for a new one. Your name alone does not bring your place back.',
    ],
    reopened: [
      'The meeting was opened again',
      'Join it with its code. This link works again when the meeting is over.',
    ],
    incomplete: [
      'This link is incomplete',
      'The part after # is missing. Copy the whole link, or ask whoever gave it to you for a new one.',
    ],
  } as const,
});
