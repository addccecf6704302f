import type { KeyboardCoordinateGetter, SensorDescriptor, SensorOptions } from '@dnd-kit/core';
import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { flushSync } from 'react-dom';

type MouseProps = ConstructorParameters<typeof MouseSensor>[0];
type TouchProps = ConstructorParameters<typeof TouchSensor>[0];

/**
 * Renders the beginning of a drag at once. The library drops the end of a drag whose beginning has not been rendered: on
 * a busy device a finger that was lifted in between did nothing, and others saw the card dragged for ever.
 */
const atOnce = <T extends Pick<MouseProps, 'onStart'>>(props: T): T => ({
  ...props,
  onStart: (at: Parameters<T['onStart']>[0]) => flushSync(() => props.onStart(at)),
});

class PromptMouseSensor extends MouseSensor {
  constructor(props: MouseProps) {
    super(atOnce(props));
  }
}

class PromptTouchSensor extends TouchSensor {
  constructor(props: TouchProps) {
    super(atOnce(props));
  }
}

/** A finger or mouse that moves less has stayed where it was, in CSS pixels. */
export const stillness = 8;

/** Mouse, finger and keyboard, as this stage uses them. */
export function useDragSensors(coordinateGetter: KeyboardCoordinateGetter): SensorDescriptor<SensorOptions>[] {
  return useSensors(
    useSensor(PromptMouseSensor, { activationConstraint: { distance: 6 } }),
    // A shorter press scrolls or taps.
    useSensor(PromptTouchSensor, { activationConstraint: { delay: 220, tolerance: stillness } }),
    useSensor(KeyboardSensor, {
      coordinateGetter,
      scrollBehavior: 'auto',
      // Enter opens the list of places.
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  );
}
