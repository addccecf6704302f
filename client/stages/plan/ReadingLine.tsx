import type { RiskId } from '../../../shared/ids.ts';
import { useCommands } from '../../commands/commands.ts';
import { useBoard, useMe, usePeople, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Eyebrow } from '../../ui/Card.tsx';
import { planReader } from './planReader.ts';
import styles from './PlanScreen.module.css';
import type { Following } from './useFollowing.ts';

type ReadingLineProps = { readonly planned: readonly RiskId[]; readonly shown: RiskId; readonly following: Following };

/** Which plan is read aloud, who reads it and who is next, and whether this page goes along. */
export function ReadingLine({ planned, shown, following }: ReadingLineProps) {
  const text = useText('plan').aloud;
  const { participantId, isLeading } = useMe();
  const { readRisk } = useCommands();
  const risks = useBoard((board) => board.risks);
  const pairs = useSession((session) => session.pairs);
  const lead = useSession(({ lead }) => lead.actingId ?? lead.facilitatorId);
  const people = usePeople();
  const { target, isThere, isHeld, hold, follow } = following;
  if (target === null) return null;
  const readerOf = (riskId: RiskId) => planReader(risks[riskId], pairs[riskId] ?? [], people, lead);
  const nameOf = (id: string) => people[id]?.name ?? '';
  const at = planned.indexOf(target);
  const next = planned[at + 1];
  const readerId = readerOf(target);
  return (
    <div className={styles.reading}>
      <div role="status">
        <Eyebrow>
          {readerId === participantId
            ? text.youRead(at + 1, planned.length)
            : text.reads(nameOf(readerId), at + 1, planned.length)}
        </Eyebrow>
        <p>
          {isThere ? (isHeld ? text.held : text.everyone) : text.elsewhere}{' '}
          {next === undefined ? text.last : text.next(planned.indexOf(next) + 1, nameOf(readerOf(next)))}
        </p>
      </div>
      {isLeading
        ? !isThere && (
            <Button size="small" onClick={() => void readRisk({ riskId: shown })}>
              {text.readThis}
            </Button>
          )
        : null}
      {isThere && !isHeld ? (
        !isLeading && (
          <Button size="small" onClick={hold}>
            {text.stay}
          </Button>
        )
      ) : (
        <Button size="small" onClick={follow}>
          {text.follow}
        </Button>
      )}
    </div>
  );
}
