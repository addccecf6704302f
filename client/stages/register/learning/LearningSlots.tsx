import { useCallback } from 'react';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useOnDemand } from '../../../frame/useOnDemand.ts';
import { texts } from '../../../text/texts.ts';
import { useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { useRegisterPage } from '../RegisterContext.ts';

const loadRowTests = async () => (await Promise.all([import('./RowTests.tsx'), texts.load('learning')]))[0];
const loadSections = async () => (await Promise.all([import('./LearningSections.tsx'), texts.load('learning')]))[0];
const loadChecklist = async () => (await Promise.all([import('./ChecklistPage.tsx'), texts.load('learning')]))[0];
const stay = (): void => undefined;

/** Small tests of a row: loaded when a row opens. */
export function RowTestsSlot({ row }: { readonly row: RegisterRow }) {
  const loaded = useOnDemand(true, loadRowTests, stay);
  return loaded && <loaded.RowTests row={row} />;
}

/** Small tests and checklists below the table: loaded when there are any. */
export function LearningSlot() {
  const { smallTests, checklists } = useRegisterPage().records;
  const isAny = Object.keys(smallTests).length + Object.keys(checklists).length > 0;
  const loaded = useOnDemand(isAny, loadSections, stay);
  return isAny && loaded && <loaded.LearningSections />;
}

/** A checklist in place of the register. */
export function ChecklistSlot({ checklistId }: { readonly checklistId: string }) {
  const { setView } = useRegisterPage();
  const leave = useCallback(() => setView({ checklist: null }), [setView]);
  const loaded = useOnDemand(true, loadChecklist, leave);
  return loaded ? <loaded.ChecklistPage checklistId={checklistId} /> : <Loading />;
}

/** The way to the first checklist; later ones are made beside the others. */
export function MakeChecklist() {
  const text = useText('access');
  const { records, mayEdit, setView } = useRegisterPage();
  if (!mayEdit || Object.keys(records.checklists).length > 0) return null;
  return (
    <Button size="small" variant="quiet" onClick={() => setView({ checklist: 'new', open: null })}>
      {text.makeChecklist}
    </Button>
  );
}
