import { describe, expect, test } from 'vitest';
import { webhookDecisions, webhooksReply } from './webhooks.ts';
import type { Change } from '../core/change.ts';
import { applyChange } from '../core/change.ts';
import type { Decision } from '../core/decision.ts';
import type { RegisterEvent } from '../core/errand.ts';
import type { State } from '../core/state.ts';
import { dueByChannel, errandSettled, waitAfter, withErrands } from './errands.ts';
import { withEvents } from './events.ts';
import { contextOf, givenState } from '../../testing/boardFixture.ts';

const context = contextOf('lea');
const hour = 3_600_000;

function after(state: State, decision: Decision): State {
  if (decision.kind !== 'decided') throw new Error(JSON.stringify(decision));
  return applyChange(state, decision.change);
}

const register = (): State =>
  givenState({ piles: { r1: [] }, stage: 'register', risks: { r1: { title: 'Queue grows', number: 1 } } });

const withWebhook = (state: State, more: object = {}): State =>
  after(
    state,
    webhookDecisions.addWebhook(
      state,
      { type: 'addWebhook', url: 'https://hooks.example/', shape: 'json', ...more },
      context,
    ),
  );

const typesOf = ({ hidden }: State): string[] =>
  Object.values(hidden.errands).map(({ work }) => (work.kind === 'webhook' ? work.event.type : 'mail'));

describe('errands', () => {
  test('TL3b waits double from 10 seconds up to 6 hours, a fifth longer at most', () => {
    const [least, most] = [{ below: () => 0 }, { below: (limit: number) => limit - 1 }];
    expect([1, 2, 3].map((attempts) => waitAfter(attempts, least))).toEqual([10_000, 20_000, 40_000]);
    expect(waitAfter(1, most)).toBeLessThanOrEqual(12_000);
    expect([12, 20].map((attempts) => waitAfter(attempts, least))).toEqual([20_480_000, 6 * hour]);
    expect(waitAfter(12, most)).toBe(6 * hour);
  });

  test('TL3c TL3g at most 500 wait for one webhook; what is beyond is in the log', () => {
    const state = withWebhook(register());
    const [webhookId = ''] = Object.keys(state.hidden.webhooks);
    const event: RegisterEvent = { type: 'changed', at: 1, riskId: 'r1' };
    const works = Array.from({ length: 503 }, () => ({ kind: 'webhook', webhookId, event }) as const);
    const next = applyChange(state, withErrands(state, works, context));
    expect(Object.keys(next.hidden.errands)).toHaveLength(500);
    expect(next.hidden.deliveries[webhookId]).toHaveLength(3);
    expect(next.hidden.deliveries[webhookId]![0]).toMatchObject({ outcome: 'gaveUp', attempts: 0 });
    expect(dueByChannel(next.hidden.errands, context.now)).toMatchObject([{ errand: { number: 1 } }]);
  });

  test('TL3i a rehearsal sends nothing', () => {
    const state = withWebhook(register());
    const { workshop } = state.session;
    const rehearsal: State = { ...state, session: { ...state.session, workshop: { ...workshop, rehearsal: true } } };
    const [webhookId = ''] = Object.keys(state.hidden.webhooks);
    const tested = after(
      rehearsal,
      webhookDecisions.testWebhook(rehearsal, { type: 'testWebhook', webhookId }, context),
    );
    expect(tested.hidden.errands).toEqual({});
    expect(withEvents(rehearsal, { risks: { r1: { title: 'New' } } }, context).hidden).toBeUndefined();
  });

  test('TL3b an answer that is final is not tried again', () => {
    const state = withWebhook(register());
    const [webhookId = ''] = Object.keys(state.hidden.webhooks);
    const tested = after(state, webhookDecisions.testWebhook(state, { type: 'testWebhook', webhookId }, context));
    const [errandId = ''] = Object.keys(tested.hidden.errands);
    const jitter = { below: () => 0 };
    const sent = { ok: false, reason: 'addressNotAllowed', isFinal: true } as const;
    const settled = applyChange(tested, errandSettled(tested, errandId, sent, { now: 5, tookMs: 3, jitter }));
    expect(settled.hidden.errands).toEqual({});
    expect(webhooksReply(settled).deliveries).toMatchObject([
      { outcome: 'gaveUp', reason: 'addressNotAllowed', attempts: 1 },
    ]);
  });
});

describe('webhooks', () => {
  test('TL4b a register has 10 webhooks at most, and nobody is told a secret again', () => {
    let state = register();
    for (let i = 0; i < 10; i++) state = withWebhook(state);
    const eleventh = webhookDecisions.addWebhook(
      state,
      { type: 'addWebhook', url: 'https://h.example/', shape: 'json' },
      context,
    );
    expect(eleventh).toMatchObject({ kind: 'refused', code: 'limitReached' });
    const secrets = Object.values(state.hidden.webhooks).map(({ secret }) => secret);
    expect(secrets.every((secret) => /^whsec_[A-Za-z0-9+/]{43}=$/.test(secret))).toBe(true);
    expect(JSON.stringify(webhooksReply(state))).not.toContain('whsec_');
  });

  test('TL4e an address that nothing is sent to is refused', () => {
    const refusing = { ...context, urlFault: () => 'address' as const };
    const command = { type: 'addWebhook', url: 'https://10.0.0.1/', shape: 'json' } as const;
    expect(webhookDecisions.addWebhook(register(), command, refusing)).toMatchObject({
      ...{ kind: 'refused', code: 'urlNotAllowed', params: { reason: 'address' } },
    });
  });

  test('TL4c one event for each risk and kind of change, and only what a webhook asked for', () => {
    const state = withWebhook(register());
    const told = (change: Change): string[] => typesOf(applyChange(state, withEvents(state, change, context)));
    const reading = { id: 'c', on: '2026-11-21', state: 'fine', reading: 3 } as const;
    expect(told({ risks: { r1: { state: 'tripped', readings: [{ ...reading, state: 'tripped' }] } } })).toEqual([
      'tripped',
    ]);
    expect(told({ risks: { r1: { state: 'contained' } } })).toEqual(['contained']);
    expect(told({ risks: { r1: { state: 'armed', readings: [reading] } } })).toEqual(['checked']);
    expect(told({ risks: { r1: { accepted: { prevention: true } } } })).toEqual(['accepted']);
    expect(told({ risks: { r1: { preventionState: 'done', preventionNote: 'x' } } })).toEqual(['done']);
    expect(told({ risks: { r1: { preventionState: 'dropped' } } })).toEqual(['changed']);
    expect(told({ risks: { r1: { title: 'Other', likelihood: 3 } } })).toEqual(['changed']);
    expect(told({ risks: { r1: { title: 'Queue grows', rank: 'b1', number: 2 } } })).toEqual([]);
    expect(told({ risks: { r1: { state: 'retired', stateNote: 'Over' } } })).toEqual(['changed']);
    expect(told({ risks: { r9: { title: 'New' } } })).toEqual(['changed']);
    expect(told({ risks: { r1: null } })).toEqual([]);
    expect(told({ session: { pulse: ['x'] } })).toEqual([]);
    const incident = { kind: 'nearMiss', riskId: null, title: 'Almost' } as never;
    expect(told({ records: { incidents: { i: incident } } })).toEqual(['nearMiss']);
    expect(told({ records: { incidents: { i: { ...(incident as object), kind: 'tripped' } as never } } })).toEqual([]);

    const few = withWebhook(register(), { events: ['tripped'] });
    expect(typesOf(applyChange(few, withEvents(few, { risks: { r1: { title: 'Other' } } }, context)))).toEqual([]);
  });
});
