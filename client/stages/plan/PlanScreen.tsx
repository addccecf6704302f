import { ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RiskId } from '../../../shared/ids.ts';
import { startsWith } from '../../../shared/session/planning.ts';
import { useCommands } from '../../commands/commands.ts';
import { usePlanSave } from '../../documents/plan.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDialogs } from '../../frame/DialogsContext.ts';
import { FootActions, FootStatus, PrimaryAction } from '../../frame/Foot.tsx';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { OffListLine } from './OffListLine.tsx';
import { AttackNote } from './AttackNote.tsx';
import { PairsLine } from './PairsLine.tsx';
import { PairUpButton } from './PairUpButton.tsx';
import styles from './PlanScreen.module.css';
import { ReadingLine } from './ReadingLine.tsx';
import { RiskList } from './RiskList.tsx';
import { RiskSheet } from './RiskSheet.tsx';
import { useFollowing } from './useFollowing.ts';
import { useOpenSheet } from './useOpenSheet.ts';
import { WholeDissent } from './WholeDissent.tsx';
import { usePlanList } from './usePlanList.ts';

/** For each top risk: prevention step, tripwire, contingency plan. What a page shows follows from the step of Plan. */
export function PlanScreen() {
  const planText = useText('plan');
  const { isLeading, isObserver, mayEdit, participantId } = useMe();
  const { planned, minority } = usePlanList();
  const start = useSession(({ pairs }) => startsWith(planned, pairs, participantId));
  const commands = useCommands();
  const save = usePlanSave();
  const sheet = useRef<HTMLDivElement>(null);
  const openDialog = useDialogs();
  // Where it is on arrival: risks that are given out later move nobody who is typing.
  const [begun] = useState(start);
  const { riskId: chosen, isOffList, choose } = useOpenSheet(planned, begun);
  const following = useFollowing(planned, chosen, choose, sheet);
  const isAloud = following.planning?.step === 'aloud';
  const readAt = isAloud && following.target !== null ? planned.indexOf(following.target) : -1;
  const readNext = readAt < 0 ? null : (planned[readAt + 1] ?? null);
  const at = chosen === null ? -1 : planned.indexOf(chosen);
  const next = planned[at + 1] ?? null;

  // A new risk is shown from its top. In braces: in newer browsers scrollTo returns a promise.
  useEffect(() => {
    sheet.current?.scrollTo(0, 0);
  }, [chosen]);

  const goOn = (): void => {
    choose(next ?? planned[0] ?? null);
    sheet.current?.focus({ preventScroll: true });
  };
  // Whoever goes on goes along, whatever they were typing.
  const goOnReading = (riskId: RiskId): void => {
    following.follow();
    choose(riskId);
    void commands.readRisk({ riskId });
  };
  const nextLabel = (
    <>
      {planText.next} <ArrowRight size={17} aria-hidden />
    </>
  );
  return (
    <div className={styles.screen}>
      <VisuallyHidden>
        <h1 tabIndex={-1}>{planText.title}</h1>
      </VisuallyHidden>
      {chosen === null ? (
        <div className={styles.empty}>
          <p>{planText.empty}</p>
          <p>{isLeading ? planText.emptyFacilitator : planText.emptyOthers}</p>
          {isLeading && <Button onClick={() => openDialog('planList')}>{planText.changeList}</Button>}
        </div>
      ) : (
        <>
          <RiskList planned={planned} minority={minority} chosen={chosen} onChoose={choose}>
            {isLeading && (
              <div className={styles.lead}>
                <Button size="small" variant="quiet" onClick={() => openDialog('planList')}>
                  {planText.changeList}
                </Button>
                <PairUpButton />
              </div>
            )}
          </RiskList>
          <div ref={sheet} className={styles.sheet} tabIndex={-1} onInput={following.onInput}>
            {isOffList && <OffListLine />}
            {isAloud ? (
              <ReadingLine {...{ planned, following }} shown={chosen} />
            ) : (
              !isOffList && <PairsLine {...{ planned, following }} shown={chosen} />
            )}
            <AttackNote key={`attack ${chosen}`} riskId={chosen} />
            <RiskSheet key={chosen} riskId={chosen} />
            <WholeDissent />
          </div>
        </>
      )}
      <FootStatus>{isObserver ? planText.watching : mayEdit && <SaveLine save={save} words={planText} />}</FootStatus>
      {isLeading && readNext !== null && (
        <FootActions>
          <Button onClick={() => goOnReading(readNext)}>{planText.aloud.nextRisk}</Button>
        </FootActions>
      )}
      {isLeading && !isAloud && next !== null && (
        <FootActions>
          <Button onClick={goOn}>{nextLabel}</Button>
        </FootActions>
      )}
      {!isLeading && !isAloud && planned.length > 1 && <PrimaryAction label={nextLabel} onPress={goOn} />}
    </div>
  );
}
