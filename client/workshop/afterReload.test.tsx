import { act, cleanup, renderHook, screen } from '@testing-library/react';
import { render } from '../testing/render.tsx';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Contract } from '../stages/lobby/Contract.tsx';
import { useOwnDone } from '../frame/useOwnDone.ts';
import { lobbyText } from '../testing/english.ts';
import { AskingBanner } from './AskingBanner.tsx';
import { createMemoryTabState } from '../testing/memoryTabState.ts';
import type { Session } from '../../shared/session/session.ts';
import { createFakeConnection, createSampleSession } from '../testing/fakeConnection.ts';
import type { FakeConnection } from '../testing/fakeConnection.ts';
import { WorkshopProvider } from '../documents/WorkshopProvider.tsx';

afterEach(cleanup);

const around = (connection: FakeConnection) => ({
  wrapper: ({ children }: { children: ReactNode }) => (
    <WorkshopProvider connection={connection} fallback={null}>
      {children}
    </WorkshopProvider>
  ),
});
const { stage } = createSampleSession();
const session: Partial<Session> = { stage: { ...stage, name: 'write', startedAt: 7 } };

describe('buttons after a reload', () => {
  test('NB3a "done" survives a reload and is cleared when the stage changes', async () => {
    const tabState = createMemoryTabState();
    const first = renderHook(() => useOwnDone(), around(createFakeConnection({ tabState, session })));
    expect(first.result.current.done).toBe(false);
    await act(async () => first.result.current.setDone(true));
    first.unmount();

    const connection = createFakeConnection({ tabState, session });
    const again = renderHook(() => useOwnDone(), around(connection));
    expect(again.result.current.done).toBe(true);
    act(() => connection.changeSession({ stage: { ...stage, name: 'imagine', startedAt: 8 } }));
    expect(again.result.current.done).toBe(false);
    expect(tabState.read('done')).toBeNull();
  });

  test('NB3a a refused "done" is not stored', async () => {
    const tabState = createMemoryTabState();
    const answer = () => ({ ok: false, code: 'stageMoved', message: '' }) as const;
    const { result } = renderHook(() => useOwnDone(), around(createFakeConnection({ tabState, session, answer })));
    await act(async () => result.current.setDone(true));
    expect(result.current.done).toBe(false);
    expect(tabState.read('done')).toBeNull();
  });

  test('NB3a SE2b "agree" stays pressed until the text changes', async () => {
    const tabState = createMemoryTabState();
    const first = render(<Contract />, around(createFakeConnection({ tabState })));
    await userEvent.click(screen.getByRole('button', { name: lobbyText.agree }));
    first.unmount();
    const connection = createFakeConnection({ tabState });
    render(<Contract />, around(connection));
    expect(screen.getByRole('button', { name: lobbyText.agreed })).toBeTruthy();
    act(() => connection.changeSession({ contract: { text: 'Other words', agreed: 0 } }));
    expect(screen.getByRole('button', { name: lobbyText.agree })).toBeTruthy();
  });

  test('NB3a RV2a the answer to the consent question survives a reload and is erased when the question is over', async () => {
    const tabState = createMemoryTabState();
    const asking = { ...stage, name: 'write', startedAt: 7, asking: true } as const;
    const first = render(<AskingBanner />, around(createFakeConnection({ tabState, session: { stage: asking } })));
    await userEvent.click(screen.getByRole('button', { name: 'Keep my notes private' }));
    first.unmount();
    const connection = createFakeConnection({ tabState, session: { stage: asking } });
    render(<AskingBanner />, around(connection));
    expect(screen.getByText('You keep your notes private.')).toBeTruthy();
    act(() => connection.changeSession({ stage: { ...asking, name: 'share', startedAt: 9, asking: false } }));
    expect(tabState.read('consent')).toBeNull();
  });
});
