import type { Board, OwnedPart } from '../../shared/board/board.ts';
import { ownedParts } from '../../shared/board/board.ts';
import type { ParticipantId, RiskId } from '../../shared/ids.ts';
import { effectiveOwnerId } from '../../shared/register/owners.ts';
import { useBoard, useMe, useSession } from '../documents/workshop.ts';
import { isOwnChoice } from '../frame/ownChoices.ts';

const none: readonly string[] = [];

/** The parts of planned risks that are this person's by somebody else's choice and not accepted, as `risk part` (SPEC TL7a). */
function toldParts({ risks }: Board, planned: readonly RiskId[], ownerId: ParticipantId): readonly string[] {
  return planned.flatMap((riskId) => {
    const risk = risks[riskId];
    if (!risk || risk.state === 'retired') return [];
    return ownedParts.flatMap((part) =>
      effectiveOwnerId(risk, part) === ownerId &&
      !risk.accepted[part] &&
      !isOwnChoice(riskId, part) &&
      (part !== 'watcher' || !risk.declinedOn)
        ? [`${riskId} ${part}`]
        : [],
    );
  });
}

export type OwnedPartHere = { readonly riskId: RiskId; readonly part: OwnedPart };

/** What this person is to review, from Plan on, in the order of the plan list. */
export function useOwnedParts(): readonly OwnedPartHere[] {
  const { participantId, isObserver, mayEdit } = useMe();
  const planned = useSession(({ stage, topRisks, minority }) =>
    ['plan', 'commit', 'register'].includes(stage.name)
      ? [...topRisks, ...(minority === null || topRisks.includes(minority) ? [] : [minority])]
      : none,
  );
  const parts = useBoard((board) => (isObserver || !mayEdit ? none : toldParts(board, planned, participantId)));
  return parts.map((name) => {
    const [riskId = '', part] = name.split(' ');
    return { riskId, part: part as OwnedPart };
  });
}
