import { PlanListDialog } from '../stages/plan/PlanListDialog.tsx';
import { AgendaDialog } from './AgendaDialog.tsx';
import type { DialogName } from '../frame/dialogs.ts';
import { KnowledgeDialog } from './KnowledgeDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import { PrivacyDialog } from './PrivacyDialog.tsx';
import { SessionsDialog } from './SessionsDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

export function Dialogs({ open, onClose }: { open: DialogName | null; onClose: () => void }) {
  return (
    <>
      <PeopleDialog open={open === 'people'} onClose={onClose} />
      <AgendaDialog open={open === 'agenda'} onClose={onClose} />
      <SettingsDialog open={open === 'settings'} onClose={onClose} />
      <KnowledgeDialog open={open === 'knowledge'} onClose={onClose} />
      {/* It leads to another dialog, which its closing must not close. */}
      <PrivacyDialog open={open === 'privacy'} onClose={() => open === 'privacy' && onClose()} />
      <PlanListDialog open={open === 'planList'} onClose={onClose} />
      <NameDialog open={open === 'name'} onClose={onClose} />
      <SessionsDialog open={open === 'sessions'} onClose={onClose} />
      <LeaveDialog open={open === 'leave'} onClose={onClose} />
    </>
  );
}
