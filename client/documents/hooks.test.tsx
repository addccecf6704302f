import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { createCard, createRisk, editBoard } from '../../shared/board/board.ts';
import type { Session } from '../../shared/session/session.ts';
import type { Reply } from '../../shared/protocol/replies.ts';
import { useCommands } from '../commands/commands.ts';
import { useBallot } from './ballot.ts';
import { useBoardWithPending } from './useBoardWithPending.ts';
import type { FakeConnection } from '../testing/fakeConnection.ts';
import { createFakeConnection, createSampleSession } from '../testing/fakeConnection.ts';
import { useNotebook } from './notebook.ts';
import { usePlanText, usePlanTexts } from './plan.ts';
import { useBoard, useMe, useSession } from './workshop.ts';
import { WorkshopProvider } from './WorkshopProvider.tsx';

const inWorkshop = (connection: FakeConnection) => ({
  wrapper: ({ children }: { children: ReactNode }) => (
    <WorkshopProvider connection={connection} fallback={null}>
      {children}
    </WorkshopProvider>
  ),
});

const writing = { open: { notebook: 1, ballot: null, closingAt: null, roster: null, ballotRoster: null } };

describe('session', () => {
  test('a selection renders again only when its value changed', () => {
    const connection = createFakeConnection();
    let renders = 0;
    const { result } = renderHook(() => {
      renders++;
      return useSession((session) => ({ name: session.stage.name }));
    }, inWorkshop(connection));
    const atFirst = renders;
    act(() => connection.changeSession({ progress: { done: 1, of: 2 } }));
    expect(renders).toBe(atFirst);
    act(() => connection.changeSession({ stage: { ...createSampleSession().stage, name: 'write' } }));
    expect(result.current.name).toBe('write');
  });

  test('the facilitator may run the stages while a deputy is acting facilitator', () => {
    const { lead } = createSampleSession();
    const connection = createFakeConnection({ session: { lead: { ...lead, actingId: 'somebodyElseSomebodyEl' } } });
    const { result } = renderHook(() => useMe(), inWorkshop(connection));
    expect(result.current).toMatchObject({
      isLeading: true,
      isActing: false,
      isFacilitator: true,
      capability: 'facilitator',
    });
  });
});

describe('visitors', () => {
  const register = { stage: { ...createSampleSession().stage, name: 'register' } } as const;
  const meAs = (may: 'read' | 'check' | 'edit' | null, session: Partial<Session> = register) =>
    renderHook(
      () => useMe(),
      inWorkshop(createFakeConnection({ session, ...(may === null ? {} : { visitor: { may, name: 'Ravi' } }) })),
    ).result.current;

  test('LC1a a link to read changes nothing, one to check checks, one to edit does both; none of them facilitates', () => {
    expect(meAs('read')).toMatchObject({ mayCheck: false, mayEdit: false, isObserver: true });
    expect(meAs('check')).toMatchObject({ mayCheck: true, mayEdit: false, isObserver: true });
    expect(meAs('edit')).toMatchObject({ mayCheck: true, mayEdit: true, isLeading: false, isFacilitator: false });
    expect(meAs('edit').person.name).toBe('Ravi');
    expect(meAs(null)).toMatchObject({ mayCheck: true, mayEdit: true, isFacilitator: true });
  });

  test('LC1b in a meeting that was reopened visitors only read; in a read-only register nobody changes anything', () => {
    expect(meAs('edit', {})).toMatchObject({ mayCheck: false, mayEdit: false });
    expect(meAs(null, {})).toMatchObject({ mayCheck: true, mayEdit: true });
    const closed = { ...register, workshop: { ...createSampleSession().workshop, closed: true } };
    expect(meAs('edit', closed)).toMatchObject({ mayCheck: false, mayEdit: false });
    expect(meAs(null, closed)).toMatchObject({ mayCheck: false, mayEdit: false });
  });
});

describe('board', () => {
  test('unchanged cards stay the same objects', () => {
    const board = {
      cards: { a: createCard('A', 'a0'), b: createCard('B', 'a1') },
      risks: { r: createRisk('R', 'a0') },
    };
    const connection = createFakeConnection({ board });
    const { result } = renderHook(() => useBoard((shown) => shown), inWorkshop(connection));
    const before = result.current;
    act(() =>
      connection.board.doc.get().transact(() => editBoard(connection.board.doc.get(), { a: { riskId: 'r' } }, {})),
    );
    expect(result.current.cards.a?.riskId).toBe('r');
    expect(result.current.cards.b).toBe(before.cards.b);
    expect(result.current.risks).toBe(before.risks);
  });

  test('BO2b an own move is shown at once and taken back when it is refused', async () => {
    const board = { cards: { a: createCard('A', 'a0') }, risks: { r: createRisk('R', 'a0') } };
    let refuse: (reply: Reply) => void = () => {};
    const answer = (): Promise<Reply> => new Promise((resolve) => (refuse = resolve));
    const { result } = renderHook(() => useBoardWithPending(), inWorkshop(createFakeConnection({ board, answer })));
    act(() => void result.current.moveCard('a', 'r'));
    expect(result.current.board.cards.a?.riskId).toBe('r');
    await act(async () => refuse({ ok: false, code: 'gone', message: '' }));
    expect(result.current.board.cards.a?.riskId).toBeNull();
  });

  test('BO2b an accepted move is shown until the board contains it', async () => {
    const board = { cards: { a: createCard('A', 'a0') }, risks: { r: createRisk('R', 'a0') } };
    const connection = createFakeConnection({ board });
    const { result } = renderHook(() => useBoardWithPending(), inWorkshop(connection));
    await act(async () => {
      await result.current.moveCard('a', 'r');
    });
    expect(result.current.board.cards.a?.riskId).toBe('r');
    act(() => editBoard(connection.board.doc.get(), { a: { riskId: 'r', rank: 'a5' } }, {}));
    expect(result.current.board.cards.a).toMatchObject({ riskId: 'r', rank: 'a5' });
    act(() => editBoard(connection.board.doc.get(), { a: { riskId: null } }, {}));
    expect(result.current.board.cards.a?.riskId).toBeNull();
  });

  test('BO2b a card can be moved to a pile whose creation is not confirmed yet', async () => {
    const made = 'madeByServerMadeByServ';
    const board = { cards: { a: createCard('A', 'a0'), b: createCard('B', 'a1') }, risks: {} };
    const replies: ((reply: Reply) => void)[] = [];
    const connection = createFakeConnection({ board, answer: () => new Promise((resolve) => replies.push(resolve)) });
    const { result } = renderHook(() => useBoardWithPending(), inWorkshop(connection));
    act(() => void result.current.moveCard('a', 'new'));
    const [pendingId = ''] = Object.keys(result.current.board.risks);
    act(() => void result.current.moveCard('b', pendingId));
    expect(result.current.board.cards.b?.riskId).toBe(pendingId);
    expect(connection.sent).toHaveLength(1);
    await act(async () => replies[0]?.({ ok: true, riskId: made }));
    expect(connection.sent[1]).toEqual({ type: 'moveCard', cardId: 'b', riskId: made });
  });
});

describe('notebook', () => {
  test('NB1b starting the next draft lists the present one; a blank one is used again', () => {
    const { result } = renderHook(() => useNotebook(), inWorkshop(createFakeConnection({ session: writing })));
    act(() => void result.current.startDraft());
    const first = result.current.draft?.id;
    act(() => void result.current.startDraft());
    expect(result.current.draft?.id).toBe(first);
    act(() => result.current.draft?.text.insert(0, 'It failed'));
    expect(result.current.notes).toEqual([]);
    act(() => void result.current.startDraft());
    expect(result.current.notes.map((note) => note.text)).toEqual(['It failed']);
    expect(result.current.draft?.id).not.toBe(first);
  });

  test('NB1c a draft started before earlier notes arrived is the newest', () => {
    const { result } = renderHook(() => useNotebook(), inWorkshop(createFakeConnection({ session: writing })));
    act(() => void result.current.startDraft());
    act(() => result.current.addNotes(['one', 'two']));
    act(() => result.current.draft?.text.insert(0, 'three'));
    act(() => void result.current.startDraft());
    expect(result.current.notes.map((note) => note.text)).toEqual(['one', 'two', 'three']);
  });

  test('NB2 pasted lines become notes of their own, which can be moved, kept and removed', () => {
    const { result } = renderHook(() => useNotebook(), inWorkshop(createFakeConnection({ session: writing })));
    const texts = (): string[] => result.current.notes.map((note) => note.text);
    act(() => result.current.addNotes(['one', ' ', 'two', 'three', 'four']));
    expect(texts()).toEqual(['one', 'two', 'three', 'four']);
    const id = (text: string): string => result.current.notes.find((note) => note.text === text)?.id ?? '';
    act(() => result.current.moveNote(id('four'), 1));
    expect(texts()).toEqual(['one', 'four', 'two', 'three']);
    act(() => result.current.moveNote(id('one'), 3));
    expect(texts()).toEqual(['four', 'two', 'three', 'one']);
    act(() => void result.current.addNote('five'));
    act(() => result.current.moveNote(id('three'), 0));
    expect(texts()).toEqual(['three', 'four', 'two', 'one', 'five']);
    act(() => result.current.setKeep(id('two'), true));
    expect(result.current.notes.find((note) => note.text === 'two')?.keep).toBe(true);
    act(() => result.current.removeNote(id('two')));
    expect(texts()).toEqual(['three', 'four', 'one', 'five']);
  });

  test('without an open round nothing can be edited', () => {
    const { result } = renderHook(() => useNotebook(), inWorkshop(createFakeConnection()));
    expect(result.current.closed).toBe(true);
    expect(result.current.addNote('lost?')).toBeNull();
  });
});

describe('ballot', () => {
  test('BA2c dots spent and left add up to the number of dots', () => {
    const risks = { r: createRisk('R', 'a0'), s: createRisk('S', 'a1') };
    const session = { open: { notebook: null, ballot: 2, closingAt: null, roster: null, ballotRoster: null } };
    const { result } = renderHook(
      () => useBallot(),
      inWorkshop(createFakeConnection({ session, board: { cards: {}, risks } })),
    );
    act(() => result.current.setDots('r', 5));
    act(() => result.current.setDots('s', 2));
    expect(result.current).toMatchObject({ spent: 3, left: 0, ballot: { dots: { r: 2, s: 1 } } });
    act(() => result.current.setDots('r', 0));
    expect(result.current).toMatchObject({ spent: 1, left: 2 });
  });
});

describe('plan and commands', () => {
  test('plan texts follow the document', () => {
    const board = { cards: {}, risks: { r: createRisk('R', 'a0') } };
    const { result } = renderHook(
      () => ({ text: usePlanText('r', 'signal'), texts: usePlanTexts('r') }),
      inWorkshop(createFakeConnection({ board })),
    );
    act(() => result.current.text?.insert(0, 'refunds per day'));
    expect(result.current.texts.signal).toBe('refunds per day');
  });

  test('each command has one function', async () => {
    const connection = createFakeConnection();
    const { result } = renderHook(() => useCommands(), inWorkshop(connection));
    await expect(result.current.advanceStage({ from: 'lobby' })).resolves.toEqual({ ok: true });
    expect(connection.sent).toEqual([{ type: 'advanceStage', from: 'lobby' }]);
  });
});
