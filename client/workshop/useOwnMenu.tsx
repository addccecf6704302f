import {
  Bell,
  BellOff,
  CircleHelp,
  DoorOpen,
  Eye,
  Mic,
  MicOff,
  MonitorSmartphone,
  PencilLine,
  PencilOff,
  Telescope,
  UserPen,
  UserPlus,
  Users,
} from 'lucide-react';
import { useLocation } from 'wouter';
import { useCommands } from '../commands/commands.ts';
import { useMe, useSession } from '../documents/workshop.ts';
import { useWorkshopStore } from '../documents/WorkshopProvider.tsx';
import { browserSeats } from '../runtime/seats.ts';
import { commandsByStage } from '../../shared/commands/permissions.ts';
import { useText } from '../text/useText.ts';
import type { MenuChoice } from '../ui/Menu.tsx';
import { useSound } from '../frame/sound.ts';
import type { OpenDialog } from '../frame/dialogs.ts';

const size = 17;

/** What everyone can do about themselves at any time. */
export function useOwnMenu(openDialog: OpenDialog): MenuChoice[] {
  const text = useText('workshop').menu;
  const { person, isObserver, visitor, role, capability } = useMe();
  const { connection } = useWorkshopStore();
  const stage = useSession((session) => session.stage.name);
  const sound = useSound();
  const commands = useCommands();
  const [, navigate] = useLocation();
  const hasPart = !isObserver && commandsByStage.setPart[stage];
  const parts: MenuChoice[] = [
    {
      label: person.writes ? text.stopWriting : text.startWriting,
      icon: person.writes ? <PencilOff size={size} aria-hidden /> : <PencilLine size={size} aria-hidden />,
      onSelect: () => void commands.setPart({ writes: !person.writes }),
      apart: true,
    },
    {
      label: person.reads ? text.stopReading : text.startReading,
      icon: person.reads ? <MicOff size={size} aria-hidden /> : <Mic size={size} aria-hidden />,
      onSelect: () => void commands.setPart({ reads: !person.reads }),
    },
  ];
  const canChangeRole = commandsByStage.setRole[stage] && (role === 'observer' || capability === 'participant');
  const otherRole: MenuChoice = {
    label: isObserver ? text.takePart : text.observe,
    hint: isObserver ? text.takePartHint : text.observeHint,
    icon: isObserver ? <UserPlus size={size} aria-hidden /> : <Telescope size={size} aria-hidden />,
    // What this page has open belongs to the role.
    onSelect: () =>
      void commands
        .setRole({ role: isObserver ? 'participant' : 'observer' })
        .then((reply) => reply.ok && window.location.reload()),
  };
  const howItWorks: MenuChoice = {
    label: text.howItWorks,
    icon: <CircleHelp size={size} aria-hidden />,
    onSelect: () => navigate('/how'),
    apart: true,
  };
  // Visitors are on no list: there is nothing about them to change, and nobody to take leave of.
  if (visitor !== null) {
    const forget = (): void => {
      const seat = browserSeats().read(connection.workshopId);
      if (seat !== null) browserSeats().forget(seat);
      navigate('/');
    };
    return [howItWorks, { label: text.forget, icon: <DoorOpen size={size} aria-hidden />, onSelect: forget }];
  }
  return [
    { label: text.knowledge, icon: <Eye size={size} aria-hidden />, onSelect: () => openDialog('knowledge') },
    { label: text.people, icon: <Users size={size} aria-hidden />, onSelect: () => openDialog('people') },
    ...(isObserver
      ? []
      : [{ label: text.name, icon: <UserPen size={size} aria-hidden />, onSelect: () => openDialog('name') }]),
    {
      label: text.sessions,
      icon: <MonitorSmartphone size={size} aria-hidden />,
      onSelect: () => openDialog('sessions'),
    },
    ...(hasPart ? parts : []),
    ...(canChangeRole ? [otherRole] : []),
    ...(isObserver || stage === 'register'
      ? []
      : [
          {
            label: sound.on ? text.soundOff : text.soundOn,
            ...(!sound.on && { hint: text.soundOnHint }),
            icon: sound.on ? <BellOff size={size} aria-hidden /> : <Bell size={size} aria-hidden />,
            onSelect: () => sound.set(!sound.on),
          },
        ]),
    howItWorks,
    { label: text.leave, icon: <DoorOpen size={size} aria-hidden />, onSelect: () => openDialog('leave') },
  ];
}
