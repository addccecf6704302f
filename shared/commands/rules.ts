import type * as z from 'zod/mini';
import type { Capability } from '../people/capability.ts';
import type { StageSpan } from '../stages/stages.ts';

/**
 * What holds for one command besides its shape. Rules and shapes of a family of commands stand in one file, and neither
 * compiles without the other. They are two values because the page needs the rules and not the schema library.
 */
export type CommandRules<Fields = never> = {
  /** Who may give it; anyone else gets 403 notAllowed (SPEC CM2). */
  readonly by: readonly Capability[];
  /** In which stages; in any other it is refused with 409 stageMoved (SPEC CM3). */
  readonly stages: StageSpan;
  /** True when it is still possible in a closed workshop. */
  readonly afterClosing?: true;
  /**
   * What the page does when it is refused because it came too late (SPEC SA5): tells the author what was not done; drops
   * it, since it only mattered at that moment; or nothing, since the button that sent it shows every answer itself.
   */
  readonly whenLate: 'shown' | 'dropped' | 'answeredInPlace';
  /** Fields with words that a person typed: the author gets them back when the command is refused. */
  readonly words?: readonly WordsField<Fields>[];
  /** False: not stored on the device and not sent by a later page, because repeating it then would surprise. */
  readonly isStored?: false;
  /** Its reply is never stored: it holds a secret, or what only its author may know. */
  readonly hasSecretReply?: true;
  /** Its frame and that of its reply have at least this size: without it the size would tell how much it names (SPEC PA4). */
  readonly leastFrameBytes?: number;
  /** What its author gives up with it: their seat, or the workshop for everyone. */
  readonly givesUp?: 'seat' | 'workshop';
};

/** The fields of a command that can hold any text. */
type WordsField<Fields> = { [F in keyof Fields]-?: string extends Fields[F] ? F : never }[keyof Fields] & string;

/** Rules for exactly the commands of a family, given the function that makes their schemas. */
export type RulesFor<Schemas extends () => Record<string, z.core.$ZodType>> = {
  readonly [T in keyof ReturnType<Schemas>]: CommandRules<z.infer<ReturnType<Schemas>[T]>>;
};

export const always: StageSpan = ['lobby', 'register'];
export const inRegister: StageSpan = ['register', 'register'];
/** The stages with minutes on the agenda. */
export const timed: StageSpan = ['imagine', 'commit'];
