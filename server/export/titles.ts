const segments = new Intl.Segmenter('und', { granularity: 'grapheme' });

export type CutTitle = {
  readonly title: string;
  /** What the title has no room for, to stand in the description; '' when all of it fits. */
  readonly rest: string;
};

/**
 * A title that is no longer than a tracker takes, in UTF-16 units, which no tracker counts more strictly. It ends between
 * two signs as people see them, never within an emoji or a letter with its accents.
 */
export function cutTitle(title: string, most: number): CutTitle {
  if (title.length <= most) return { title, rest: '' };
  let end = 0;
  for (const { index, segment } of segments.segment(title)) {
    // Room for the dots.
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return { title: `${title.slice(0, end)}…`, rest: `…${title.slice(end)}` };
}
