import { ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlanSave } from '../../documents/plan.ts';
import { useMe, useSession } from '../../documents/workshop.ts';
import { useText } from '../../text/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useDialogs } from '../../frame/DialogsContext.ts';
import { FootActions, FootStatus, PrimaryAction } from '../../frame/Foot.tsx';
import { SaveLine } from '../../frame/SaveLine.tsx';
import { OffListLine } from './OffListLine.tsx';
import { PairsLine } from './PairsLine.tsx';
import { PairUpButton } from './PairUpButton.tsx';
import styles from './PlanScreen.module.css';
import { RiskList } from './RiskList.tsx';
import { RiskSheet } from './RiskSheet.tsx';
import { useOpenSheet } from './useOpenSheet.ts';
import { usePlanList } from './usePlanList.ts';

/** For each top risk: prevention step, tripwire, contingency plan. Each page may show a different risk. */
export function PlanScreen() {
  const planText = useText('plan');
  const { isLeading, isObserver, mayEdit, participantId } = useMe();
  const { planned, minority } = usePlanList();
  const ownPair = useSession(
    ({ pairs }) => Object.keys(pairs).find((id) => pairs[id]?.includes(participantId)) ?? null,
  );
  const save = usePlanSave();
  const sheet = useRef<HTMLDivElement>(null);
  const openDialog = useDialogs();
  const { riskId: chosen, isOffList, choose } = useOpenSheet(planned, ownPair);
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
          <div ref={sheet} className={styles.sheet} tabIndex={-1}>
            {isOffList ? <OffListLine /> : <PairsLine riskId={chosen} />}
            <RiskSheet key={chosen} riskId={chosen} />
          </div>
        </>
      )}
      <FootStatus>{isObserver ? planText.watching : mayEdit && <SaveLine save={save} words={planText} />}</FootStatus>
      {isLeading && next !== null && (
        <FootActions>
          <Button onClick={goOn}>{nextLabel}</Button>
        </FootActions>
      )}
      {!isLeading && planned.length > 1 && <PrimaryAction label={nextLabel} onPress={goOn} />}
    </div>
  );
}
