import { MoreHorizontal, Pause, Play, Plus, Settings, SkipBack, Timer } from 'lucide-react';
import { useState } from 'react';
import { isGoverning } from '../../shared/people/capability.ts';
import { planningNow, stepBeside } from '../../shared/session/planning.ts';
import { isTimedStage, stageBefore } from '../../shared/stages/stages.ts';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useText } from '../text/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { MenuChoice } from '../ui/Menu.tsx';
import { Confirm } from '../frame/Confirm.tsx';
import type { OpenDialog } from '../frame/dialogs.ts';
import styles from './FootBar.module.css';

const size = 17;

/** The clock and the way back. Wide pages show two buttons for the clock; the menu has everything. */
export function FacilitatorControls({ openDialog }: { openDialog: OpenDialog }) {
  const text = useText('workshop');
  const stagesText = useText('stages');
  const stage = useSession((session) => session.stage);
  const voteOpen = useSession((session) => session.vote.open && session.stage.name === 'vote');
  const { capability } = useMe();
  const commands = useCommands();
  const [asking, setAsking] = useState(false);
  const { name: from } = stage;
  const before = stageBefore(from);
  const isTimed = isTimedStage(from);
  const isPaused = stage.pausedAt !== null;
  const mayGovern = isGoverning(capability);

  const planning = useSession(planningNow);
  const stepBefore = planning && stepBeside(planning, -1);

  const back = () =>
    planning && stepBefore
      ? commands.setPlanStep({ step: stepBefore, from: planning.step })
      : commands.goBack({ from });
  const togglePause = () => void (isPaused ? commands.resume({}) : commands.pause({}));
  const plusMinute = () => void commands.extendStage({ minutes: 1 });
  const question = from === 'share' ? text.backToWrite : voteOpen ? text.backToCluster : null;

  const clockChoices: MenuChoice[] = [
    { label: text.foot.plusMinute, icon: <Plus size={size} aria-hidden />, onSelect: plusMinute },
    {
      label: isPaused ? text.foot.resume : text.foot.pause,
      icon: isPaused ? <Play size={size} aria-hidden /> : <Pause size={size} aria-hidden />,
      onSelect: togglePause,
    },
  ];
  const choices: MenuChoice[] = [
    ...(isTimed ? clockChoices : []),
    { label: text.foot.agenda, icon: <Timer size={size} aria-hidden />, onSelect: () => openDialog('agenda') },
    ...(mayGovern
      ? [
          {
            label: text.foot.settings,
            icon: <Settings size={size} aria-hidden />,
            onSelect: () => openDialog('settings'),
          },
        ]
      : []),
    ...(before && (from !== 'register' || mayGovern)
      ? [
          {
            label: text.foot.back(stepBefore ? stagesText.steps[stepBefore] : stagesText.names[before]),
            icon: <SkipBack size={size} aria-hidden />,
            onSelect: () => (question ? setAsking(true) : void back()),
            apart: true,
          },
        ]
      : []),
  ];

  return (
    <>
      {isTimed && (
        <span className={styles.wideOnly}>
          <Button size="small" onClick={plusMinute}>
            {text.foot.plusMinute}
          </Button>
          <Button size="small" onClick={togglePause}>
            {isPaused ? text.foot.resume : text.foot.pause}
          </Button>
        </span>
      )}
      <Menu label={text.foot.more} picture={<MoreHorizontal size={20} aria-hidden />} choices={choices} />
      {question && (
        <Confirm
          open={asking}
          title={question.title}
          confirm={question.confirm}
          onConfirm={back}
          onClose={() => setAsking(false)}
        >
          <p>{question.text}</p>
        </Confirm>
      )}
    </>
  );
}
