import { useState } from 'react';
import { isGoverning } from '../../shared/people/capability.ts';
import { anonymityFloor } from '../../shared/protocol/limits.ts';
import { useMe, usePeople, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { hasLeft, isPresent } from '../../shared/people/roles.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogs } from '../frame/DialogsContext.ts';
import styles from './dialogs.module.css';

export type BeginCheckProps = { open: boolean; onClose: () => void; onBegin: () => void };
const points = ['opened', 'reads', 'shared'] as const;

/** Three things to check before the lobby is left. It reminds and never blocks. */
export function BeginCheck({ open, onClose, onBegin }: BeginCheckProps) {
  const text = useText('begin');
  const people = Object.values(usePeople());
  const sharing = useSession((session) => session.workshop.settings.sharing);
  const hasDeputy = useSession((session) => session.lead.deputyId !== null);
  const missing = useSession(({ open, progress }) => (open.ballot === null ? 0 : progress.of - progress.done));
  const { capability } = useMe();
  const openDialog = useDialogs();
  const [seen, setSeen] = useState<readonly (typeof points)[number][]>([]);
  const here = people.filter(isPresent);
  const hints = {
    opened: text.openedHint(people.filter((person) => !hasLeft(person)).map(({ name }) => name)),
    reads: text.readsHint(here.filter((person) => person.reads).length),
    shared: sharing === 'own' ? text.ownHint : text.dealtHint,
  };
  const mayGovern = isGoverning(capability);
  const instead = (name: 'settings' | 'people') => {
    onClose();
    openDialog(name);
  };

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={text.title}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {text.notYet}
          </Button>
          <Button variant="primary" onClick={onBegin}>
            {text.begin}
          </Button>
        </>
      }
    >
      <div className={styles.checks}>
        {points.map((point) => (
          <CheckField
            key={point}
            label={text[point]}
            hint={hints[point]}
            checked={seen.includes(point)}
            onChange={(checked) => setSeen(checked ? [...seen, point] : seen.filter((one) => one !== point))}
          />
        ))}
      </div>
      {missing > 0 && <p className={styles.soft}>{text.answersMissing(missing)}</p>}
      {here.length < anonymityFloor && <p className={styles.caution}>{text.few}</p>}
      {mayGovern && (
        <div className={styles.quietRow}>
          <Button size="small" onClick={() => instead('settings')}>
            {text.change}
          </Button>
          {!hasDeputy && (
            <Button size="small" onClick={() => instead('people')}>
              {text.nameDeputy}
            </Button>
          )}
        </div>
      )}
      {!hasDeputy && <p className={styles.soft}>{text.noDeputy}</p>}
    </Dialog>
  );
}
