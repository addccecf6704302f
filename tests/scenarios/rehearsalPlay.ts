import { createCrowd } from '../../server/rehearsal/crowd.ts';
import type { Crowd } from '../../server/rehearsal/crowd.ts';
import type { Speed, StoryName } from '../../shared/demos/storyNames.ts';
import { simulatedPeople } from '../../shared/demos/storyNames.ts';
import type { Stage } from '../../shared/stages/stages.ts';
import { secondMs } from '../../shared/time.ts';
import { createSeededRandom } from '../harness/seededRandom.ts';
import type { SimulatedWorkshop } from '../harness/simulatedWorkshop.ts';
import { createSimulatedWorkshop } from '../harness/simulatedWorkshop.ts';

export type Rehearsal = {
  readonly room: SimulatedWorkshop;
  readonly crowd: Crowd;
  /** Everyone but the facilitator has pressed Done. */
  readonly othersAreDone: () => boolean;
  readonly waitFor: (holds: () => boolean, what: string) => Promise<void>;
};

/**
 * A rehearsal, with its simulated people on the way. As facilitator the real person is `room.lead`; as participant it is
 * the last of the room, and `room.lead` only watches.
 */
export async function startRehearsal(
  story: StoryName,
  role: 'facilitator' | 'participant' = 'facilitator',
  speed: Speed = 8,
): Promise<Rehearsal> {
  const isLed = role === 'facilitator';
  const room = await createSimulatedWorkshop({
    ...{ people: isLed ? 1 : ['Kim'], hasHeartbeats: false, isRecorded: false },
    workshop: { rehearsal: { story, speed, role } },
  });
  const { world, founded } = room;
  const warn = (message: string): void => room.script.say('log', message);
  const crowd = createCrowd(
    {
      ...{ server: world, clock: { now: world.now }, timers: world.startTimers() },
      ...{ random: createSeededRandom(1, 'crowd'), log: { info: () => {}, warn } },
    },
    {
      ...{ workshopId: founded.workshopId, joinCode: founded.joinCode, linkSecret: linkSecretOf(room) },
      ...{ story, speed, people: simulatedPeople, facilitator: isLed ? null : founded },
      ...{ onEnd: () => room.script.say('crowd', 'is gone') },
    },
  );
  const waitFor: Rehearsal['waitFor'] = async (holds, what) => {
    for (let waited = 0; !holds(); waited++) {
      if (waited > 600) throw new Error(`After ten minutes still not: ${what}`);
      await room.pass(secondMs);
    }
  };
  const othersAreDone = (): boolean => {
    const { done, of } = room.session().progress;
    return of === simulatedPeople + 1 && done === simulatedPeople;
  };
  return { room, crowd, othersAreDone, waitFor };
}

const linkSecretOf = (room: SimulatedWorkshop): string => room.session().workshop.linkSecret ?? '';

/** Does what the facilitator's primary button does, each time the others are done, until a stage. */
export async function leadTo({ room, othersAreDone, waitFor }: Rehearsal, target: Stage): Promise<void> {
  const stage = (): Stage => room.session().stage.name;
  while (stage() !== target) {
    const from = stage();
    if (from === 'share') {
      const { lead } = room;
      await waitFor(() => room.session().turn.nextId === lead.id || room.session().turn.nextId === null, 'a turn');
      await lead.must('dealRest');
    }
    await waitFor(othersAreDone, `the others are done in ${from}`);
    if (from === 'vote') {
      await room.lead.must('closeVote');
      await room.lead.must('advanceStage', { from });
    } else await room.lead.must('advanceStage', { from });
  }
}
