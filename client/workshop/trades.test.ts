import { describe, expect, test } from 'vitest';
import { createAgenda, minutesOf } from '../../shared/stages/agenda.ts';
import { minuteMs } from '../../shared/time.ts';
import { tradesFor } from './trades.ts';

const agenda = createAgenda(45);

describe('trades for an overrun', () => {
  test('AG3 none while it is on time', () => {
    expect(tradesFor(0, agenda, 'share', 5)).toEqual([]);
  });

  test('AG3 planning one risk fewer, then minutes of the longest stages still to come', () => {
    expect(tradesFor(3 * minuteMs, agenda, 'share', 5)).toEqual([
      { kind: 'planFewer', topRisks: 4, instead: 5, agenda: { plan: 10 } },
      { kind: 'take', stage: 'plan', minutes: 3, agenda: { plan: 10 } },
      { kind: 'take', stage: 'cluster', minutes: 3, agenda: { cluster: 3 } },
    ]);
  });

  test('AG3 never more than half of a stage, never a stage that is over, never fewer than three risks', () => {
    const trades = tradesFor(60 * minuteMs, agenda, 'vote', 3);
    expect(trades.map((trade) => trade.kind)).toEqual(['take', 'take']);
    for (const trade of trades) {
      if (trade.kind !== 'take') continue;
      expect(['plan', 'commit']).toContain(trade.stage);
      expect(trade.minutes).toBeLessThanOrEqual(minutesOf(agenda, trade.stage) / 2);
    }
  });
});
