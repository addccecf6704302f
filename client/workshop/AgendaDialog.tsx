import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { createAgenda, minutesOf, presets } from '../../shared/stages/agenda.ts';
import type { TimedStage } from '../../shared/stages/stages.ts';
import { isStageAtLeast, timedStages } from '../../shared/stages/stages.ts';
import { useCommands } from '../commands/commands.ts';
import { useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useEdits } from '../frame/useEdits.ts';
import styles from './dialogs.module.css';

const least = 1;
const most = 240;
const isMinutes = (value: number): boolean => Number.isInteger(value) && value >= least && value <= most;

type AgendaDialogProps = { open: boolean; onClose: () => void };
type Minutes = { readonly [S in TimedStage]: number };

export function AgendaDialog({ open, onClose }: AgendaDialogProps) {
  const text = useText('dialogs').agenda;
  return (
    <Dialog open={open} onClose={onClose} title={text.title} width="narrow">
      <AgendaForm onSaved={onClose} />
    </Dialog>
  );
}

function AgendaForm({ onSaved }: { onSaved: () => void }) {
  const text = useText('dialogs').agenda;
  const stagesText = useText('stages');
  const agenda = useSession((session) => session.agenda);
  const now = useSession((session) => session.stage.name);
  const commands = useCommands();
  const present = Object.fromEntries(timedStages.map((stage) => [stage, minutesOf(agenda, stage)])) as Minutes;
  const { values: minutes, edit, changes } = useEdits(present);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const isOver = (stage: TimedStage): boolean => stage !== now && isStageAtLeast(now, stage);
  const total = timedStages.reduce((sum, stage) => sum + (minutes[stage] || 0), 0);

  const save = async () => {
    if (!timedStages.every((stage) => isMinutes(minutes[stage]))) {
      setProblem(text.invalid);
      return;
    }
    if (Object.keys(changes).length === 0) {
      onSaved();
      return;
    }
    setBusy(true);
    const reply = await commands.setAgenda({ agenda: changes });
    setBusy(false);
    if (reply.ok) onSaved();
    else setProblem(text.failed);
  };

  return (
    <form
      className={styles.checks}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.presets} role="group" aria-label={text.presets}>
        {presets.map((preset) => {
          const agendaOf = createAgenda(preset);
          const left = Object.fromEntries(
            timedStages.filter((stage) => !isOver(stage)).map((stage) => [stage, minutesOf(agendaOf, stage)]),
          );
          const isChosen = Object.entries(left).every(([stage, value]) => minutes[stage as TimedStage] === value);
          return (
            <Button key={preset} size="small" aria-pressed={isChosen} onClick={() => edit(left)}>
              {text.preset(preset)}
            </Button>
          );
        })}
      </div>
      <div className={styles.minutes}>
        {timedStages.map((stage) => {
          const isPast = isOver(stage);
          const set = (value: number) => edit({ [stage]: value });
          return (
            <div key={stage}>
              <label htmlFor={`minutes-${stage}`}>
                {stagesText.names[stage]} {isPast && <small>{text.past}</small>}
              </label>
              <IconButton
                label={`${stagesText.names[stage]} −1`}
                disabled={isPast || minutes[stage] <= least}
                onClick={() => set(minutes[stage] - 1)}
              >
                <Minus size={16} aria-hidden />
              </IconButton>
              <input
                id={`minutes-${stage}`}
                type="number"
                autoComplete="off"
                inputMode="numeric"
                min={least}
                max={most}
                disabled={isPast}
                value={Number.isNaN(minutes[stage]) ? '' : minutes[stage]}
                onChange={(event) => set(event.target.valueAsNumber)}
              />
              <IconButton
                label={`${stagesText.names[stage]} +1`}
                disabled={isPast || minutes[stage] >= most}
                onClick={() => set(minutes[stage] + 1)}
              >
                <Plus size={16} aria-hidden />
              </IconButton>
            </div>
          );
        })}
      </div>
      <p className={styles.total}>{text.total(total)}</p>
      {problem && (
        <p className={styles.error} role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" wide busy={busy}>
        {text.save}
      </Button>
    </form>
  );
}
