import type * as Y from 'yjs';
import type { Board } from '../../../../shared/board/board.ts';
import type { RiskFact } from '../../../../shared/board/riskFields.ts';
import { planFields, riskFacts } from '../../../../shared/board/riskFields.ts';
import type { RiskId } from '../../../../shared/ids.ts';
import { planText } from '../../../../shared/plan/plan.ts';
import type { RefusalCode } from '../../../../shared/protocol/refusals.ts';
import type { Reply } from '../../../../shared/protocol/replies.ts';
import type { CsvChange, CsvField } from '../../../../shared/register/importTypes.ts';
import type { Commands } from '../../../commands/commands.ts';
import { editTextTo } from '../../../editing/textDiff.ts';

/** A part of a change that was not applied, and why. */
export type Refused = { readonly change: CsvChange; readonly field: CsvField; readonly code: RefusalCode };

export type ApplyPorts = {
  readonly commands: Pick<Commands, 'addRisk' | 'renameRisk' | 'setRisk' | 'setPrevention'>;
  readonly board: () => Board;
  readonly plan: () => Y.Doc;
  /** Resolves once the server has created the texts of a new risk. False: they did not come. */
  readonly whenPlanned: (riskId: RiskId) => Promise<boolean>;
};

/**
 * Applies changes by the commands and text edits of everyone else, one risk after the other. What differs by now from what
 * the preview showed as its present value is left alone.
 */
export async function applyChanges(changes: readonly CsvChange[], ports: ApplyPorts): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const change of changes) refused.push(...(await applyChange(change, ports)));
  return refused;
}

type Fields = CsvChange['fields'];
const changedIn = (fields: Fields): readonly CsvField[] => Object.keys(fields) as CsvField[];

async function applyChange(change: CsvChange, ports: ApplyPorts): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  const refuse = (fields: readonly CsvField[], reply: Reply | RefusalCode): void => {
    const code = typeof reply === 'string' ? reply : reply.ok ? null : reply.code;
    if (code !== null) refused.push(...fields.map((field) => ({ change, field, code })));
  };
  const riskId = change.riskId ?? (await addRisk(change, ports, (reply) => refuse(changedIn(change.fields), reply)));
  if (riskId === null) return refused;
  const risk = ports.board().risks[riskId];
  const isNew = change.riskId === null;
  if (!risk && !isNew) {
    refuse(changedIn(change.fields), 'gone');
    return refused;
  }
  const isStale = (field: 'title' | 'preventionState' | 'preventionNote' | RiskFact): boolean =>
    !isNew && change.fields[field] !== undefined && (risk?.[field] ?? null) !== (change.fields[field][0] ?? null);
  const { title, preventionState, preventionNote } = change.fields;

  if (title && !isNew) {
    refuse(['title'], isStale('title') ? 'changedSince' : await ports.commands.renameRisk({ riskId, title: title[1] }));
  }
  const facts = riskFacts.filter((fact) => change.fields[fact] !== undefined);
  refuse(facts.filter(isStale), 'changedSince');
  const fresh = facts.filter((fact) => !isStale(fact));
  if (fresh.length > 0) {
    const values = Object.fromEntries(fresh.map((fact) => [fact, change.fields[fact]?.[1]]));
    refuse(fresh, await ports.commands.setRisk({ riskId, ...values }));
  }
  refuse(...(await applyTexts(change, riskId, ports)));
  if (preventionState || preventionNote) {
    const both = (['preventionState', 'preventionNote'] as const).filter((field) => change.fields[field]);
    const state = preventionState?.[1] ?? risk?.preventionState ?? 'open';
    const note = preventionNote === undefined ? risk?.preventionNote : preventionNote[1];
    const fields = { riskId, state, ...(typeof note === 'string' && note !== '' && { note }) };
    refuse(both, both.some(isStale) ? 'changedSince' : await ports.commands.setPrevention(fields));
  }
  return refused;
}

/** A row that says anything about a plan is planned; one with a title alone is parked. */
async function addRisk(
  { fields }: CsvChange,
  { commands }: ApplyPorts,
  refuse: (reply: Reply) => void,
): Promise<RiskId | null> {
  const planned = changedIn(fields).some((field) => field !== 'title');
  const reply = await commands.addRisk({ title: fields.title?.[1] ?? '', planned });
  refuse(reply);
  return reply.ok ? (reply.riskId ?? null) : null;
}

async function applyTexts(
  change: CsvChange,
  riskId: RiskId,
  { plan, whenPlanned }: ApplyPorts,
): Promise<[fields: readonly CsvField[], code: RefusalCode]> {
  const changed = planFields.filter((field) => change.fields[field] !== undefined);
  if (changed.length === 0) return [[], 'changedSince'];
  if (!(await whenPlanned(riskId))) return [changed, 'gone'];
  const doc = plan();
  const stale = changed.filter(
    (field) => planText(doc, riskId, field)?.toString() !== (change.fields[field]?.[0] ?? ''),
  );
  doc.transact(() => {
    for (const field of changed) {
      const text = planText(doc, riskId, field);
      if (text !== null && !stale.includes(field)) editTextTo(text, change.fields[field]?.[1] ?? '');
    }
  });
  return [stale, 'changedSince'];
}
