import type { ParticipantId } from '../../../shared/ids.ts';
import type { Roster } from '../../../shared/people/roster.ts';
import { countOnRoster } from '../../../shared/people/roster.ts';
import type { OpenedNotebook } from '../core/context.ts';
import type { RosteredRound } from '../core/state.ts';

/** A sealed round with its showable notes. */
export type SealedNotes = RosteredRound & { readonly notebooks: readonly OpenedNotebook[] };

/** Who wrote at least one showable note. */
const authorsOf = (notebooks: readonly OpenedNotebook[]): ParticipantId[] =>
  notebooks.filter(({ notes }) => notes.length > 0).map(({ participantId }) => participantId);

/**
 * The rounds whose notes may be shown together, oldest first. Each needs as many authors as the floor says, among those
 * that are shown with it: authors of the same and of older rounds count by the roster of what they wrote, authors of newer
 * rounds only when they were on the older roster too, for else people who came later could open an older note
 * (SPEC RO2b). A person with notes in several rounds counts once (SPEC RV2b).
 */
export function roundsToShow(sealed: readonly SealedNotes[], floor: number): readonly SealedNotes[] {
  const isEnough = (one: SealedNotes, index: number, shown: readonly SealedNotes[]): boolean => {
    const counted = shown.flatMap((other, at) => authorsOnRoster(other, at > index ? one.roster : other.roster));
    return new Set(counted).size >= floor;
  };
  let shown = sealed;
  for (;;) {
    const enough = shown.filter(isEnough);
    if (enough.length === shown.length) return shown;
    shown = enough;
  }
}

const authorsOnRoster = ({ notebooks, roster }: SealedNotes, also: Roster): ParticipantId[] =>
  authorsOf(notebooks).filter((id) => countOnRoster([id], roster) > 0 && countOnRoster([id], also) > 0);

export const hasNotes = ({ notebooks }: SealedNotes): boolean => authorsOf(notebooks).length > 0;
