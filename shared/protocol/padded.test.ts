import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { message } from './frames.ts';
import { decodePadded, encodePadded, takeForFrame } from './padded.ts';
import { paddedSizes } from './padding.ts';

const bytes = (length: number, fill = 7): Uint8Array => new Uint8Array(length).fill(fill);

describe('padded frames', () => {
  test('PA1 five and two hundred characters make frames of the same size', () => {
    expect(encodePadded([]).length).toBe(512);
    expect(encodePadded([bytes(5)]).length).toBe(512);
    expect(encodePadded([bytes(300)]).length).toBe(512);
    expect(encodePadded([bytes(600)]).length).toBe(4_096);
  });

  test('PA1 messages are read as they were written, at every length near a size', () => {
    for (const size of paddedSizes) {
      for (let length = size - 10; length <= size && length <= 1_048_568; length++) {
        const frame = encodePadded([bytes(length)]);
        expect(paddedSizes).toContain(frame.length);
        expect(frame[0]).toBe(message.padded);
        expect(decodePadded(frame).map((one) => one.length)).toEqual([length]);
      }
    }
  });

  test('PA1 any messages are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 30 }), (messages) => {
        expect(decodePadded(encodePadded(messages)).map((one) => [...one])).toEqual(messages.map((one) => [...one]));
      }),
    );
  });

  test('PA1 messages that do not fit go into the next frame, in order', () => {
    const waiting = [bytes(20_000), bytes(20_000), bytes(5)];
    expect(takeForFrame(waiting, 32_768)).toBe(1);
    expect(takeForFrame(waiting.slice(1), 65_536)).toBe(2);
    expect(takeForFrame([])).toBe(0);
    expect(() => takeForFrame([bytes(40_000)], 65_536)).toThrow(RangeError);
    expect(() => encodePadded([bytes(1_048_576)])).toThrow(RangeError);
  });

  test('PA1 a malformed frame throws a RangeError', () => {
    const good = encodePadded([bytes(3), bytes(200)]);
    expect(() => decodePadded(good.subarray(0, 511))).toThrow(RangeError);
    fc.assert(
      fc.property(fc.nat(511), fc.nat(255), (at, byte) => {
        const broken = Uint8Array.from(good);
        broken[at] = byte;
        try {
          decodePadded(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
    const noise = Uint8Array.from(good);
    noise[500] = 1;
    expect(() => decodePadded(noise)).toThrow(RangeError);
  });
});
