import type { Format } from '../../format.ts';

/** The end of the meeting, and the link that its facilitator keeps. */
export const endingText = ({ plural }: Format) => ({
  end: {
    title: 'End the meeting?',
    lines: [
      'The register opens for everyone here. They keep their places and can change it.',
      'The join code lets nobody in any more. You can make links to read, to check or to edit.',
      'From then on, checks and changes are kept with the name and the time.',
      'The closing answers open, if at least 4 people gave one.',
    ] as const,
    answersMissing: (missing: number) =>
      plural(missing, {
        one: '# person has not pressed “I’m done”. Their answers count as they stand now.',
        other: '# people have not pressed “I’m done”. Their answers count as they stand now.',
      }),
    confirm: 'End the meeting',
    cancel: 'Not yet',
  },
  keep: {
    title: 'Keep this link',
    text: 'This facilitator link is the only key to links, read-only, keeping and deletion. Nobody else can do these for you.',
    copy: 'Copy the link',
    save: 'Save as a file',
    saved: 'I’ve kept it',
    file: (title: string) => `Facilitator link - ${title}.txt`,
    fileText: (title: string, link: string) =>
      `Facilitator link of “${title}”\n\n${link}\n\nWhoever has this link can share, change and delete the register. Keep it private.\n`,
    hidden:
      'You kept your facilitator link earlier. It is the only key to links, read-only, keeping and deletion, so make sure you still have it.',
  },
});
