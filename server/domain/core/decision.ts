import type { RiskId } from '../../../shared/ids.ts';
import type { AnyRefusalParams, ConflictCode, ParamsOf } from '../../../shared/protocol/refusals.ts';
import type { ResetUndone } from '../../../shared/protocol/replies.ts';
import type { Change } from './change.ts';

export type Decided = {
  readonly kind: 'decided';
  readonly change: Change;
  readonly riskId?: RiskId;
  readonly arrived?: readonly string[];
  readonly undone?: ResetUndone;
  readonly incidentId?: string;
  /** The change of an incident that was added. */
  readonly changeId?: string;
  /** The check that was recorded. */
  readonly checkId?: string;
  readonly testId?: string;
  readonly checklistId?: string;
  /** The entry of the history that this undoes. */
  readonly undoes?: number;
  /** A new link, feed, key or webhook with its secret, for its maker alone. */
  readonly made?: Made;
};

export type Made =
  | { readonly linkId: string; readonly link: string }
  | { readonly feedId: string; readonly feed: string }
  | { readonly keyId: string; readonly key: string }
  | { readonly webhookId: string; readonly secret: string };

type DecisionCode = ConflictCode | 'notAllowed' | 'malformed' | 'urlNotAllowed';

export type Refused = {
  readonly kind: 'refused';
  readonly code: DecisionCode;
  /** For logs and API users; the page words code and parameters itself. */
  readonly message: string;
  readonly params?: AnyRefusalParams;
  /** A refusal can change the state too: `tooFewWriters` starts the consent question. */
  readonly change?: Change;
};

/** Accepted; the reply is sent when the round that it ends has ended (SPEC RV3b). */
export type Awaited = { readonly kind: 'awaited'; readonly change: Change };

/** A round is ending: the command is decided after the end (SPEC RV3c). */
export type Held = { readonly kind: 'held' };

export type Decision = Decided | Refused | Awaited | Held;

export const decided = (change: Change, result: Omit<Decided, 'kind' | 'change'> = {}): Decided => ({
  kind: 'decided',
  change,
  ...result,
});

/** @param params needed by the codes of which `RefusalParams` says so */
export const refused = <C extends DecisionCode>(
  code: C,
  message: string,
  ...[params]: ParamsOf<C> extends undefined ? [] : [params: ParamsOf<C>]
): Refused => ({ kind: 'refused', code, message, ...(params !== undefined && { params }) });

/** Accepted without a change: the state is as the command wants it. */
export const unchanged: Decided = { kind: 'decided', change: {} };
