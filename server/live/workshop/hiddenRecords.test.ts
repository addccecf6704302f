import { describe, expect, test } from 'vitest';
import { createState } from '../../domain/stages/createState.ts';
import type { Hidden, UndoStep } from '../../domain/core/state.ts';
import type { Write } from '../../store/port.ts';
import { readHidden, writesForHidden, nothingHidden } from './hiddenRecords.ts';

const step = (cardId: string): UndoStep => ({ cards: { [cardId]: { before: null, after: { flagged: true } } }, risks: {} }); // prettier-ignore
const { hidden } = createState(
  { title: 'Room' },
  {
    workshopId: 'room',
    joinCode: 'AAAA0000',
    linkSecret: 'l',
    facilitatorId: 'mia',
    tokenHash: 'm',
    secretHash: 's',
    now: 1,
    random: { bytes: (count) => new Uint8Array(count), below: () => 0 },
  },
);

/** What lies in the store after these writes. */
function keep(records: Map<string, unknown>, writes: readonly Write[]): Map<string, unknown> {
  const kept = new Map(records);
  for (const write of writes) {
    if (write.kind === 'putRecord') kept.set(write.name, write.value);
    if (write.kind === 'deleteRecord') kept.delete(write.name);
  }
  return kept;
}

describe('records of the hidden state', () => {
  test('BO8b an undo writes the steps of one participant only', () => {
    const before: Hidden = { ...hidden, undo: { ana: [step('a')], ben: [step('b')] } };
    const after = { ...before.undo, ben: [step('b'), step('c')] };
    expect(writesForHidden('room', before, { undo: after })).toEqual([
      { kind: 'putRecord', workshopId: 'room', name: 'undo/ben', value: [step('b'), step('c')] },
    ]);
  });

  test('BO8b stored undo steps are read back, also after all were cleared', () => {
    let [state, stored] = [hidden, keep(new Map(), writesForHidden('room', nothingHidden, hidden))];
    expect(readHidden(stored)).toEqual(state);
    const turns: Hidden['undo'][] = [
      { ana: [step('a')] },
      { ana: [step('a')], ben: [step('b')] },
      { ana: [step('a'), step('c')], ben: [step('b')] },
      { ana: [step('a'), step('c')] },
      {},
    ];
    for (const undo of turns) {
      stored = keep(stored, writesForHidden('room', state, { undo }));
      state = { ...state, undo };
      expect(readHidden(stored)).toEqual(state);
    }
    expect([...stored.keys()].some((name) => name.startsWith('undo'))).toBe(false);
  });

  test('RL2b a token becomes findable with its seat, the facilitator link with its secret, and both stop being so', () => {
    const seat = (participantId: string) => ({ participantId, removed: false });
    const access = { ...hidden.access, seats: { a: seat('ana'), b: seat('ben'), m: seat('mia') } };
    const seats = { a: seat('ana'), b: { ...seat('ben'), removed: true }, c: seat('cem') };
    const tokens = (writes: readonly Write[]): Write[] => writes.filter(({ kind }) => kind.endsWith('Token'));
    expect(tokens(writesForHidden('room', nothingHidden, { access }))).toHaveLength(4);
    expect(
      tokens(writesForHidden('room', { ...nothingHidden, access }, { access: { ...access, seats, secretHash: 't' } })),
    ).toEqual([
      { kind: 'deleteToken', workshopId: 'room', hash: 'm' },
      { kind: 'deleteToken', workshopId: 'room', hash: 's' },
      { kind: 'putToken', workshopId: 'room', hash: 'c', participantId: 'cem' },
      { kind: 'putToken', workshopId: 'room', hash: 't', participantId: 'facilitatorLink' },
    ]);
  });

  test('FA4b a missing part is named', () => {
    const stored = keep(new Map(), writesForHidden('room', nothingHidden, hidden));
    stored.delete('deck');
    expect(readHidden(stored)).toEqual({ unreadable: 'deck' });
  });
});
