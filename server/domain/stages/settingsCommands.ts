import type { CommandOf } from '../../../shared/commands/commands.ts';
import { limits } from '../../../shared/protocol/limits.ts';
import { createScene, endingOf, withEnding } from '../../../shared/session/scene.ts';
import type { Session } from '../../../shared/session/session.ts';
import { serverTexts } from '../../text/serverTexts.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

/** Changes the project and the settings; the mode of sharing is fixed once writing has started (SPEC SE1, SH7a). */
export function setSettings(state: State, command: CommandOf<'setSettings'>): Decision {
  const { workshop, scene } = state.session;
  const { type: _, title, successMetric, decision, failedBy, ...settings } = command;
  const started = state.hidden.conduct.lastRound.notebook > 0;
  if (started && settings.sharing !== undefined && settings.sharing !== workshop.settings.sharing) {
    return refused('writingStarted', 'How cards are shared cannot change once people have started to write.');
  }
  const changed: Session['workshop'] = {
    ...workshop,
    ...(title !== undefined && { title: title.trim() }),
    ...(successMetric !== undefined && { successMetric }),
    ...(decision !== undefined && { decision }),
    ...(failedBy !== undefined && { failedBy }),
    settings: { ...workshop.settings, ...settings },
  };
  const { stored } = serverTexts(workshop);
  const ending = endingOf(workshop, stored, scene);
  return decided({
    session: {
      workshop: changed,
      scene: ending === null ? { ...scene, date: changed.failedBy } : createScene(changed, stored, ending),
    },
  });
}

/** Changes the front page; an ending replaces the last sentence (SPEC SE1c). */
function setScene(state: State, { headline, text, ending }: CommandOf<'setScene'>): Decision {
  const { workshop, scene } = state.session;
  const words = text ?? scene.text;
  const ended = ending === undefined ? words : withEnding(workshop, serverTexts(workshop).stored, words, ending);
  if (ended.length > limits.textLength) {
    return refused('malformed', 'The text is too long for another sentence.', {
      reason: 'shape',
      faults: [{ at: 'ending', fault: 'tooBig' }],
    });
  }
  return decided({ session: { scene: { ...scene, ...(headline !== undefined && { headline }), text: ended } } });
}

/** People agreed to the old text, so nobody has agreed to the new one (SPEC SE2b). */
const setContract = (state: State, { text }: CommandOf<'setContract'>): Decision =>
  decided({
    session: { contract: { text, agreed: 0 } },
    hidden: { conduct: { ...state.hidden.conduct, agreed: [] } },
  });

/** An empty text restores the default Say line of the stage. */
function setSay(state: State, { stage, text }: CommandOf<'setSay'>): Decision {
  const { [stage]: _, ...others } = state.session.say;
  return decided({ session: { say: text.trim() === '' ? others : { ...others, [stage]: text } } });
}

export const settingsDecisions = { setScene, setContract, setSay, setSettings };
