import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { message, paddedSizes } from './frames.ts';
import { decodePadded, encodePadded, takeForFrame } from './padded.ts';

const bytes = (length: number, fill = 7): Uint8Array => new Uint8Array(length).fill(fill);

describe('PA1 padded frames', () => {
  test('five characters and two hundred make frames of the same size', () => {
    expect(encodePadded([]).length).toBe(512);
    expect(encodePadded([bytes(5)]).length).toBe(512);
    expect(encodePadded([bytes(300)]).length).toBe(512);
    expect(encodePadded([bytes(600)]).length).toBe(4_096);
  });

  test('what goes in comes out, at every length near a border', () => {
    for (const size of paddedSizes) {
      for (let length = size - 10; length <= size && length <= 1_048_568; length++) {
        const frame = encodePadded([bytes(length)]);
        expect(paddedSizes).toContain(frame.length);
        expect(frame[0]).toBe(message.padded);
        expect(decodePadded(frame).map((one) => one.length)).toEqual([length]);
      }
    }
  });

  test('any messages survive', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 30 }), (messages) => {
        expect(decodePadded(encodePadded(messages)).map((one) => [...one])).toEqual(messages.map((one) => [...one]));
      }),
    );
  });

  test('what does not fit waits for the next frame, in order', () => {
    const waiting = [bytes(20_000), bytes(20_000), bytes(5)];
    expect(takeForFrame(waiting, 32_768)).toBe(1);
    expect(takeForFrame(waiting.slice(1), 65_536)).toBe(2);
    expect(takeForFrame([])).toBe(0);
    expect(() => takeForFrame([bytes(40_000)], 65_536)).toThrow(RangeError);
    expect(() => encodePadded([bytes(1_048_576)])).toThrow(RangeError);
  });

  test('a broken frame is a RangeError and nothing else', () => {
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
