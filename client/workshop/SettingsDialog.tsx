import { useState } from 'react';
import { retentionDays } from '../../shared/protocol/limits.ts';
import type { Texts } from '../../shared/text/catalogue.ts';
import { isStageAtLeast } from '../../shared/stages/stages.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { Confirm } from '../frame/Confirm.tsx';
import { useEdits } from '../frame/useEdits.ts';
import { closingLosses } from './closingLosses.ts';
import styles from './dialogs.module.css';

const auto = 'auto';

type SettingsDialogProps = { open: boolean; onClose: () => void };
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: String(from + at) }));

/** A few usual periods, and the present value if it is another one. */
const keptChoices = (saved: number, text: Texts<'dialogs'>['settings']) =>
  [...new Set([1, 7, retentionDays.usual, 90, retentionDays.most, saved])]
    .sort((a, b) => a - b)
    .map((days) => ({ value: String(days), label: text.days(days) }));

export function SettingsDialog({ open, onClose }: SettingsDialogProps) {
  const text = useText('dialogs').settings;
  const [ending, setEnding] = useState<'close' | 'delete' | null>(null);
  const isOver = useSession(({ stage }) => stage.name === 'register');
  const isClosed = useSession(({ workshop }) => workshop.closed);
  const session = useSession((current) => current);
  const commands = useCommands();
  const end = (kind: 'close' | 'delete') => {
    onClose();
    setEnding(kind);
  };
  return (
    <>
      <Dialog open={open} onClose={onClose} title={text.title}>
        {(isOver || !isClosed) && <SettingsForm onSaved={onClose} />}
        {/* The foot of the register has its own, and explains how they differ. */}
        {!isOver && <Endings onEnd={end} />}
      </Dialog>
      <Confirm
        open={ending === 'close'}
        danger
        title={text.closeTitle}
        confirm={text.closeWorkshop}
        onConfirm={() => commands.closeWorkshop({})}
        onClose={() => setEnding(null)}
      >
        {closingLosses(session).map((loss) => (
          <p key={loss.kind} className={styles.caution}>
            {loss.kind === 'cards' ? text.closeLosses.cards(loss.count) : text.closeLosses[loss.kind]}
          </p>
        ))}
        <p>{text.closeHint}</p>
      </Confirm>
      <Confirm
        open={ending === 'delete'}
        danger
        title={text.deleteTitle}
        confirm={text.deleteWorkshop}
        onConfirm={() => commands.deleteWorkshop({})}
        onClose={() => setEnding(null)}
      >
        <p>{text.deleteText}</p>
      </Confirm>
    </>
  );
}

function SettingsForm({ onSaved }: { onSaved: () => void }) {
  const text = useText('dialogs').settings;
  const saved = useSession((session) => session.workshop.settings);
  const stage = useSession((session) => session.stage.name);
  const commands = useCommands();
  const { values: settings, edit: change, changes } = useEdits(saved);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const writingBegan = isStageAtLeast(stage, 'write');

  const save = async () => {
    if (Object.keys(changes).length === 0) {
      onSaved();
      return;
    }
    setState('busy');
    const reply = await commands.setSettings(changes);
    setState(reply.ok ? 'ready' : 'failed');
    if (reply.ok) onSaved();
  };

  return (
    <form
      className={styles.checks}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ChoiceField
        label={text.sharing}
        value={settings.sharing}
        disabled={writingBegan}
        choices={[
          { value: 'dealt', label: text.dealt, hint: text.dealtHint },
          { value: 'own', label: text.own, hint: text.ownHint },
        ]}
        onChange={(sharing) => change({ sharing })}
      />
      {writingBegan && <p className={styles.small}>{text.sharingFixed}</p>}
      <div className={styles.pair}>
        <SelectField
          label={text.cardsPerTurn}
          value={String(settings.cardsPerTurn)}
          options={range(1, 5)}
          onChange={(value) => change({ cardsPerTurn: Number(value) })}
        />
        <SelectField
          label={text.topRisks}
          value={String(settings.topRisks)}
          options={range(3, 7)}
          onChange={(value) => change({ topRisks: Number(value) })}
        />
        <SelectField
          label={text.dots}
          value={settings.dots === null ? auto : String(settings.dots)}
          options={[{ value: auto, label: text.dotsAuto }, ...range(1, 15)]}
          onChange={(value) => change({ dots: value === auto ? null : Number(value) })}
        />
        <SelectField
          label={text.maxDots}
          value={String(settings.maxDotsPerRisk)}
          options={range(1, 5)}
          onChange={(value) => change({ maxDotsPerRisk: Number(value) })}
        />
        <SelectField
          label={text.kept}
          value={String(settings.retentionDays)}
          options={keptChoices(saved.retentionDays, text)}
          onChange={(value) => change({ retentionDays: Number(value) })}
        />
      </div>
      {state === 'failed' && (
        <p className={styles.error} role="alert">
          {text.failed}
        </p>
      )}
      <Button type="submit" variant="primary" wide busy={state === 'busy'}>
        {text.save}
      </Button>
    </form>
  );
}

/** Closing and deleting the workshop; only the facilitator can delete it. */
function Endings({ onEnd }: { onEnd: (kind: 'close' | 'delete') => void }) {
  const text = useText('dialogs').settings;
  const { isFacilitator } = useMe();
  const closed = useSession((session) => session.workshop.closed);
  return (
    <div className={styles.apart}>
      {!closed && (
        <div className={styles.quietRow}>
          <Button size="small" variant="danger" onClick={() => onEnd('close')}>
            {text.closeWorkshop}
          </Button>
          <span className={styles.small}>{text.closeHint}</span>
        </div>
      )}
      {isFacilitator && (
        <div className={styles.quietRow}>
          <Button size="small" variant="danger" onClick={() => onEnd('delete')}>
            {text.deleteWorkshop}
          </Button>
          <span className={styles.small}>{text.deleteHint}</span>
        </div>
      )}
    </div>
  );
}
