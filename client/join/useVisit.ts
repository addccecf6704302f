import { useEffect, useState } from 'react';
import { HttpRefusal } from '../connection/http.ts';
import { takeSeat, visit } from '../connection/linkRequests.ts';
import type { LinkRight } from '../../shared/people/capability.ts';
import { browserSeats } from '../runtime/seats.ts';
import type { Seat } from '../runtime/seats.ts';
import { browserTimers } from '../runtime/timers.ts';

export type LinkKind = 'link' | 'personal';

/** `naming`: the seat exists and has no name yet; whoever only reads is not asked for one. */
export type Visiting =
  | { readonly kind: 'asking'; readonly secret: string; readonly isSlow: boolean }
  | { readonly kind: 'naming'; readonly secret: string; readonly seat: Seat; readonly may: Exclude<LinkRight, 'read'> }
  | { readonly kind: 'seated' }
  | { readonly kind: 'refused' | 'reopened' | 'incomplete' };

const retryMs = 2_000;
/** Few enough to tell nothing, and enough to tell the links of a register apart. */
const markLength = 6;

function firstState(workshopId: string, kind: LinkKind): Visiting {
  const secret = window.location.hash.slice(1);
  const seat = browserSeats().read(workshopId);
  if (secret === '') return seat === null ? { kind: 'incomplete' } : { kind: 'seated' };
  if (kind === 'link' && seat !== null) {
    // People of the meeting keep what their seat allows; the same link again keeps the name in the history.
    const isSame = seat.may === undefined || seat.linkMark === secret.slice(0, markLength);
    if (isSame) return { kind: 'seated' };
  }
  return { kind: 'asking', secret, isSlow: false };
}

/** Takes the secret out of the address bar and out of the history of the browser. */
const forgetSecret = (): void => window.history.replaceState(window.history.state, '', window.location.pathname);

async function open(workshopId: string, kind: LinkKind, secret: string, name: string): Promise<Seat> {
  if (kind === 'personal')
    return { workshopId, role: 'participant', name: '', ...(await takeSeat(workshopId, secret)) };
  const { token, participantId, may } = await visit(workshopId, secret, name);
  return { workshopId, participantId, token, role: 'observer', name, may, linkMark: secret.slice(0, markLength) };
}

const isTemporary = (refusal: unknown): boolean =>
  refusal instanceof HttpRefusal && (refusal.status === 0 || refusal.status >= 429);

/** Opens a shared or personal link and stores its seat on this device. Tries again while the server cannot be reached. */
export function useVisit(workshopId: string, kind: LinkKind) {
  const [state, setState] = useState<Visiting>(() => firstState(workshopId, kind));
  const secret = state.kind === 'asking' ? state.secret : null;

  useEffect(() => {
    if (state.kind === 'seated' || state.kind === 'refused') forgetSecret();
  }, [state.kind]);

  useEffect(() => {
    if (secret === null) return;
    let isOver = false;
    let stop = (): void => undefined;
    const ask = async (): Promise<void> => {
      try {
        const seat = await open(workshopId, kind, secret, '');
        if (isOver) return;
        browserSeats().save(seat);
        forgetSecret();
        const { may } = seat;
        setState(may === undefined || may === 'read' ? { kind: 'seated' } : { kind: 'naming', secret, seat, may });
      } catch (refusal) {
        if (isOver) return;
        if (refusal instanceof HttpRefusal && refusal.code === 'stageMoved') setState({ kind: 'reopened' });
        else if (!isTemporary(refusal)) setState({ kind: 'refused' });
        else {
          setState({ kind: 'asking', secret, isSlow: true });
          stop = browserTimers.after(retryMs, () => void ask());
        }
      }
    };
    void ask();
    return () => {
      isOver = true;
      stop();
    };
  }, [workshopId, kind, secret]);

  /** Goes in with the name, if one was typed. A name that does not reach the server is left out. */
  const enter = async (name: string): Promise<void> => {
    if (state.kind !== 'naming') return;
    if (name !== '') {
      try {
        const named = await open(workshopId, kind, state.secret, name);
        browserSeats().forget(state.seat);
        browserSeats().save(named);
      } catch (refusal) {
        if (!isTemporary(refusal)) {
          browserSeats().forget(state.seat);
          setState({ kind: 'refused' });
          return;
        }
        throw refusal;
      }
    }
    setState({ kind: 'seated' });
  };
  return { state, enter };
}
