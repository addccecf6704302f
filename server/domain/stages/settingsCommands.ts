import type { CommandOf } from '../../../shared/commands/commands.ts';
import { createScene } from '../../../shared/session/scene.ts';
import type { Session } from '../../../shared/session/session.ts';
import type { Decision } from '../core/decision.ts';
import { decided, refused } from '../core/decision.ts';
import type { State } from '../core/state.ts';

/** What a workshop is about and how it runs; how cards are shared is fixed once writing has started (SPEC SE1). */
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
  const before = createScene(workshop);
  const isUnedited = scene.headline === before.headline && scene.text === before.text;
  return decided({
    session: {
      workshop: changed,
      scene: isUnedited ? createScene(changed) : { ...scene, date: changed.failedBy },
    },
  });
}

export const setScene = (state: State, { headline, text }: CommandOf<'setScene'>): Decision =>
  decided({
    session: {
      scene: {
        ...state.session.scene,
        ...(headline !== undefined && { headline }),
        ...(text !== undefined && { text }),
      },
    },
  });

/** Whoever agreed did so to the old words: a changed contract is agreed to anew (SPEC SE2). */
export const setContract = (state: State, { text }: CommandOf<'setContract'>): Decision =>
  decided({
    session: { contract: { text, agreed: 0 } },
    hidden: { conduct: { ...state.hidden.conduct, agreed: [] } },
  });

/** An empty line brings the stage's own Say line back. */
export function setSay(state: State, { stage, text }: CommandOf<'setSay'>): Decision {
  const { [stage]: _, ...others } = state.session.say;
  return decided({ session: { say: text.trim() === '' ? others : { ...others, [stage]: text } } });
}
