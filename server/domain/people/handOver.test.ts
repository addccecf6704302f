import { expect, test } from 'vitest';
import { createToken } from '../../../shared/ids.ts';
import { ana, contextOf, givenState, lea } from '../../testing/boardFixture.ts';
import { handOver } from './lead.ts';

const bytesOf = (value: number) => ({ bytes: (n: number) => new Uint8Array(n).fill(value), below: () => 0 });

test('LE4b the new facilitator secret is drawn from the random stream for access', () => {
  const random = { ids: bytesOf(1), mixing: bytesOf(2), order: bytesOf(3), access: bytesOf(4) };
  const decision = handOver(
    givenState({ piles: {} }),
    { type: 'handOver', participantId: ana },
    { ...contextOf(lea), random },
  );
  const effects = decision.kind === 'decided' ? (decision.change.effects ?? []) : [];
  const issued = effects.find((effect) => effect.kind === 'secretIssued');
  expect(issued?.secret).toBe(createToken(random.access));
});
