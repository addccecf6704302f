import type { BallotView } from '../../documents/ballot.ts';
import { useMe } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { DoneCount } from '../../frame/DoneCount.tsx';
import { FootActions, FootStatus, PrimaryAction } from '../../frame/Foot.tsx';
import { SaveLine } from '../../frame/SaveLine.tsx';
import type { OwnDone } from '../../frame/useOwnDone.ts';

/** "Cast my vote" tells others only that this person has finished; the dots count as they are at the close either way. */
export function VoteFoot({ save, own }: { readonly save: BallotView['save']; readonly own: OwnDone }) {
  const voteText = useText('vote');
  const { isLeading } = useMe();
  return (
    <>
      <FootStatus>
        <SaveLine save={save} words={voteText} />
        <DoneCount words={voteText.voted} />
      </FootStatus>
      {/* The facilitator's primary button closes the vote. */}
      {isLeading || own.done ? (
        <FootActions>
          <Button aria-pressed={own.done} busy={own.busy} onClick={() => own.setDone(!own.done)}>
            {own.done ? voteText.change : voteText.cast}
          </Button>
        </FootActions>
      ) : (
        <PrimaryAction label={voteText.cast} busy={own.busy} onPress={() => own.setDone(true)} />
      )}
    </>
  );
}
