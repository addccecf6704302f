import type { CommandOf } from '../../../shared/commands/commands.ts';
import type { Decision } from '../core/decision.ts';
import { decided, unchanged } from '../core/decision.ts';
import type { State } from '../core/state.ts';

/** Stops or allows every mail of this register; addresses stay (SPEC TL51g). */
function setMail({ hidden: { mailbox } }: State, { on }: CommandOf<'setMail'>): Decision {
  return mailbox.isOn === on ? unchanged : decided({ hidden: { mailbox: { ...mailbox, isOn: on } } });
}

export const mailDecisions = { setMail };
