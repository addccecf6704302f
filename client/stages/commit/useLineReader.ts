import type { RiskId } from '../../../shared/ids.ts';
import type { LineReader } from '../../../shared/register/readingAloud.ts';
import { readerOfLine } from '../../../shared/register/readingAloud.ts';
import { useBoard, useMe, usePeople, useSession } from '../../documents/workshop.ts';

/** Who reads the line of a risk, with their name, and whether it is this person; null when the risk is gone. */
export function useLineReader(
  riskId: RiskId | null,
): (LineReader & { readonly reader: string | null; readonly isMe: boolean }) | null {
  const risk = useBoard((board) => (riskId === null ? undefined : board.risks[riskId]));
  const people = usePeople();
  const lead = useSession((session) => session.lead);
  const { participantId } = useMe();
  if (risk === undefined) return null;
  const found = readerOfLine(risk, people, lead);
  const { readerId } = found;
  return {
    ...found,
    reader: readerId === null ? null : (people[readerId]?.name ?? null),
    isMe: readerId === participantId,
  };
}
