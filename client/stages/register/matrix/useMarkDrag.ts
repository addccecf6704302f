import type { PointerEvent, RefObject } from 'react';
import { useRef, useState } from 'react';
import type { RiskId } from '../../../../shared/ids.ts';
import type { RegisterRow } from '../../../../shared/register/register.ts';
import { useBoardWithPending } from '../../../documents/useBoardWithPending.ts';
import type { Cell } from '../model/view.ts';
import { useRegisterPage } from '../RegisterContext.ts';
import type { Place } from './places.ts';

export type MarkDrag = {
  readonly riskId: RiskId | null;
  /** Where the dragged mark is. */
  readonly at: Place | null;
  readonly over: Cell | null;
  /** The risk that was rated by the last drag, with its new place. */
  readonly moved: { readonly row: RegisterRow; readonly cell: Cell } | null;
  readonly handlersFor: (row: RegisterRow) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onClick: () => void;
  };
};

const still = { riskId: null, at: null, over: null } as const;
/** A press that moves less, in pixels, opens the row. */
const slack = 4;
const within = (part: number): number => Math.min(0.999, Math.max(0, part));

/** Rates a risk again by dragging its mark to another cell (SPEC RP5c); a press opens its row. */
export function useMarkDrag(grid: RefObject<HTMLElement | null>): MarkDrag {
  const { setRisk } = useBoardWithPending();
  const { mayEdit, openRow } = useRegisterPage();
  const [drag, setDrag] = useState<Pick<MarkDrag, 'riskId' | 'at' | 'over'>>(still);
  const [moved, setMoved] = useState<MarkDrag['moved']>(null);
  const press = useRef({ x: 0, y: 0, isDrag: false });
  return {
    ...drag,
    moved,
    handlersFor: (row) => ({
      onPointerDown(event) {
        press.current = { x: event.clientX, y: event.clientY, isDrag: false };
        if (!mayEdit || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ ...still, riskId: row.riskId });
      },
      onPointerMove(event) {
        const field = grid.current?.getBoundingClientRect();
        const { x, y, isDrag } = press.current;
        if (drag.riskId !== row.riskId || !field) return;
        if (!isDrag && Math.hypot(event.clientX - x, event.clientY - y) < slack) return;
        press.current = { x, y, isDrag: true };
        const at = {
          x: within((event.clientX - field.left) / field.width),
          y: within((event.clientY - field.top) / field.height),
        };
        setDrag({
          riskId: row.riskId,
          at,
          over: { likelihood: 5 - Math.floor(at.y * 5), impact: Math.floor(at.x * 5) + 1 },
        });
      },
      onPointerUp() {
        const { over } = drag;
        setDrag(still);
        if (over === null || (over.likelihood === row.likelihood && over.impact === row.impact)) return;
        setMoved({ row, cell: over });
        void setRisk(row.riskId, over);
      },
      onPointerCancel: () => setDrag(still),
      onClick() {
        if (!press.current.isDrag) openRow(row);
      },
    }),
  };
}
