import { useCommands } from '../../../commands/commands.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Running } from './useIncidentCommand.ts';
import { useIncidentCommand } from './useIncidentCommand.ts';
import { useIsBegun } from '../../../documents/reviews.ts';

export type OpenNote = Running & {
  readonly isBegun: boolean;
  /** Begins the note unless it is begun, and opens it. */
  readonly open: () => void;
};

export function useOpenNote(incidentId: string): OpenNote {
  const { setView, mayEdit } = useRegisterPage();
  const { beginReview } = useCommands();
  const running = useIncidentCommand();
  const isBegun = useIsBegun(incidentId);
  const show = (): void => setView({ note: incidentId, open: null });
  return {
    ...running,
    isBegun,
    open() {
      if (isBegun || !mayEdit) show();
      else void running.run(() => beginReview({ incidentId })).then((reply) => reply.ok && show());
    },
  };
}
