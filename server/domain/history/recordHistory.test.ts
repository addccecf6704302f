import { expect, test } from 'vitest';
import type { Command } from '../../../shared/commands/commands.ts';
import type { ReviewTexts } from '../../../shared/plan/reviews.ts';
import type { HistoryEntry } from '../../../shared/register/history.ts';
import { dayMs, minuteMs } from '../../../shared/time.ts';
import { ana, ben, contextOf, givenState } from '../../testing/boardFixture.ts';
import { textsEdited } from '../board/textsEdited.ts';
import type { Change } from '../core/change.ts';
import { applyChange } from '../core/change.ts';
import type { Context } from '../core/context.ts';
import type { Conduct, State } from '../core/state.ts';
import { noVisitors } from '../core/visitors.ts';
import { decide } from '../decide/decide.ts';
import type { AsOf } from './asOf.ts';
import { registerAsOf } from './asOf.ts';
import { entriesOf } from './entries.ts';
import { restedTexts } from './typing.ts';

const start = Date.UTC(2026, 11, 1, 9);

/** A register on which commands are run one after the other, with the texts that they write. */
class Team {
  now = start;
  state: State = givenState({
    piles: { p: ['a'] },
    risks: { p: { number: 1, state: 'armed', checkBy: '2027-05-21' } },
    stage: 'register',
    session: { meeting: { heldOn: '2026-11-21', endedOn: '2026-11-21', people: 3, minutes: 45 }, topRisks: ['p'] },
    hidden: {
      register: { lastNumber: 1 },
      visitors: noVisitors,
      conduct: { neverConnected: [] } as unknown as Conduct,
    },
  });
  reviews: { [id: string]: ReviewTexts } = {};

  context = (actor: string): Context => ({
    ...contextOf(actor, { p: { prevention: 'Two keys', signal: 'Failed logins', threshold: '5' } }),
    now: this.now,
    reviewTexts: (id) => this.reviews[id] ?? null,
  });

  apply(change: Change): void {
    // As it is stored: a value that is missing is null.
    const stored = JSON.parse(JSON.stringify(change)) as Change;
    this.state = applyChange(this.state, stored);
    for (const [id, texts] of Object.entries(stored.reviews ?? {})) {
      if (texts === null) delete this.reviews[id];
      else this.reviews[id] = { ...(this.reviews[id] as ReviewTexts), ...texts };
    }
  }

  do(actor: string, command: Command): string | undefined {
    const decision = decide(this.state, command, this.context(actor));
    if (decision.kind !== 'decided') return decision.kind === 'refused' ? decision.code : decision.kind;
    this.apply(decision.change);
    return decision.incidentId ?? decision.changeId;
  }

  write(actor: string, incidentId: string, field: keyof ReviewTexts, after: string): void {
    const before = this.reviews[incidentId]![field];
    this.reviews[incidentId] = { ...this.reviews[incidentId]!, [field]: after };
    this.apply(textsEdited(this.state, [{ incidentId, field, before, after }], this.context(actor)));
  }

  rest(minutes: number): void {
    this.now += minutes * minuteMs;
    this.apply(restedTexts(this.state, this.context(ana)));
  }

  get entries(): HistoryEntry[] {
    return entriesOf(this.state.hidden.history);
  }

  asOf(day: string): AsOf {
    return registerAsOf(this.state, this.context(ana).planTexts, (id) => this.reviews[id] ?? null, day);
  }

  get incident() {
    return Object.values(this.state.records.incidents)[0];
  }
}

const trip = { type: 'recordCheck', riskId: 'p', state: 'tripped', reading: 7 } as const;

test('RW7a a trip and its incident are one entry of the risk; what is on no card is one of the register', () => {
  const team = new Team();
  team.do(ana, trip);
  const id = Object.keys(team.state.records.incidents)[0]!;
  expect(team.entries).toMatchObject([
    { type: 'recordCheck', riskId: 'p', changes: { state: ['armed', 'tripped'] }, record: { kind: 'incidents', id, changes: null } },
  ]); // prettier-ignore
  team.do(ben, { type: 'setIncident', incidentId: id, noticedBy: 'us' });
  expect(team.entries[0]).toMatchObject({ riskId: 'p', record: { id, changes: { noticedBy: [null, 'us'] } } });
  const near = team.do(ben, { type: 'reportIncident', kind: 'nearMiss', title: 'The lift' })!;
  expect(team.entries[0]).toMatchObject({ riskId: null, record: { id: near, changes: null } });
});

test('RW7c HP4b a line of a note is one entry for each person once it rested, and beginning it another', () => {
  const team = new Team();
  team.do(ana, trip);
  const id = Object.keys(team.state.records.incidents)[0]!;
  team.do(ana, { type: 'beginReview', incidentId: id });
  expect(team.entries[0]?.record?.changes).toEqual({
    intended: [null, 'Two keys.'],
    happened: [null, 'Failed logins: 7.'],
    gap: [null, ''],
    because: [null, ''],
  });
  team.write(ana, id, 'gap', 'We looked');
  team.write(ana, id, 'gap', 'We looked once');
  expect(team.entries).toHaveLength(2);
  team.write(ben, id, 'gap', 'We looked once a week');
  expect(team.entries[0]).toMatchObject({
    by: { name: 'Ana' },
    type: 'text',
    riskId: 'p',
    record: { kind: 'incidents', id, changes: { gap: ['', 'We looked once'] } },
  });
  team.rest(9);
  expect(team.entries).toHaveLength(3);
  team.rest(2);
  expect(team.entries[0]).toMatchObject({ by: { name: 'Ben' }, record: { changes: { gap: ['We looked once', 'We looked once a week'] } } }); // prettier-ignore
});

test('RW7d one’s own last change of a record can be undone while it is as one left it', () => {
  const team = new Team();
  const id = team.do(ana, { type: 'reportIncident', kind: 'happened', riskId: 'p', what: 'Nobody got in' })!;
  const [reported] = team.entries;
  team.do(ben, { type: 'setIncident', incidentId: id, noticedBy: 'us' });
  expect(team.do(ana, { type: 'undoChange', entryId: reported!.id })).toBe('changedSince');
  expect(team.do(ana, { type: 'undoChange', entryId: team.entries[0]!.id })).toBe('gone');
  team.do(ben, { type: 'undoChange', entryId: team.entries[0]!.id });
  expect(team.incident?.noticedBy).toBeNull();
  team.do(ben, { type: 'setIncident', incidentId: id, cause: 'inherent' });
  team.do(ana, { type: 'setIncident', incidentId: id, cause: 'avoidable' });
  const bens = team.entries[1]!;
  expect(team.do(ben, { type: 'undoChange', entryId: bens.id })).toBe('changedSince');

  const fresh = new Team();
  fresh.do(ana, { type: 'reportIncident', kind: 'happened', riskId: 'p' });
  fresh.do(ana, { type: 'undoChange', entryId: fresh.entries[0]!.id });
  expect(fresh.state.records.incidents).toEqual({});
  expect(fresh.state.board.risks.p?.state).toBe('armed');
  const lift = fresh.do(ana, { type: 'reportIncident', kind: 'nearMiss', title: 'The lift' })!;
  fresh.do(ana, { type: 'setSettings', title: 'Other' });
  const entry = fresh.entries.find(({ record }) => record?.id === lift)!;
  fresh.do(ana, { type: 'undoChange', entryId: entry.id });
  expect(fresh.state.records.incidents).toEqual({});
});

test('RW7d a note that one began, and a line that one wrote, can be undone', () => {
  const team = new Team();
  const id = team.do(ana, { type: 'reportIncident', kind: 'nearMiss', title: 'The lift' })!;
  team.do(ana, { type: 'beginReview', incidentId: id });
  team.do(ana, { type: 'undoChange', entryId: team.entries[0]!.id });
  expect(team.reviews).toEqual({});
  team.do(ana, { type: 'beginReview', incidentId: id });
  team.write(ben, id, 'because', 'The cable');
  team.rest(11);
  expect(team.do(ana, { type: 'undoChange', entryId: team.entries[1]!.id })).toBe('changedSince');
  team.do(ben, { type: 'undoChange', entryId: team.entries[0]!.id });
  expect(team.reviews[id]?.because).toBe('');
});

test('RW7e records and notes are shown as they stood at the end of a day', () => {
  const team = new Team();
  const id = team.do(ana, { type: 'reportIncident', kind: 'happened', riskId: 'p', what: 'Nobody got in' })!;
  team.now += dayMs;
  team.do(ana, { type: 'beginReview', incidentId: id });
  team.do(ana, { type: 'setIncident', incidentId: id, cause: 'inherent' });
  team.now += dayMs;
  team.write(ben, id, 'because', 'The cable');
  team.rest(11);
  team.now += dayMs;
  team.write(ben, id, 'because', 'The cable was old');
  team.do(ben, { type: 'containIncident', incidentId: id });
  const at = (day: string) => ({ incident: team.asOf(day).records.incidents[id], note: team.asOf(day).reviews[id] });
  expect(at('2026-11-30')).toEqual({ incident: undefined, note: undefined });
  expect(at('2026-12-01')).toMatchObject({ incident: { cause: null }, note: undefined });
  expect(at('2026-12-02')).toMatchObject({ incident: { cause: 'inherent', containedOn: null }, note: { because: '' } });
  expect(at('2026-12-03')).toMatchObject({ incident: { containedOn: null }, note: { because: 'The cable' } });
  expect(at('2026-12-04')).toMatchObject({
    incident: { containedOn: '2026-12-04' },
    note: { because: 'The cable was old' },
  });
});

test('RW7g HP1f a removed incident takes its words out of the history and out of what is being written', () => {
  const team = new Team();
  team.do(ana, trip);
  const id = Object.keys(team.state.records.incidents)[0]!;
  team.do(ana, { type: 'setIncident', incidentId: id, what: 'a violin remark' });
  team.do(ana, { type: 'beginReview', incidentId: id });
  team.write(ana, id, 'because', 'a violin line');
  team.write(ben, id, 'because', 'a violin line, and more');
  team.do(ben, { type: 'removeIncident', incidentId: id });
  expect(JSON.stringify(team.state.hidden)).not.toContain('violin');
  expect(JSON.stringify(team.state.hidden.typing)).toBe('{}');
  expect(team.entries.map(({ type }) => type)).toEqual(['removeIncident', 'recordCheck']);
  expect(team.entries[1]).toMatchObject({ changes: { state: ['armed', 'tripped'] } });
  expect(team.asOf('2026-12-01').records.incidents).toEqual({});
});
