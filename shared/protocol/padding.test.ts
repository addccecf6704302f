import * as decoding from 'lib0/decoding';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { message } from './frames.ts';
import { encodeFilled, filledSizes, fillMessage, questionBytes } from './padding.ts';

const textIn = (frame: Uint8Array): string => {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  const text = decoding.readVarString(decoder);
  expect(decoding.hasContent(decoder)).toBe(false);
  return text;
};

describe('filled texts', () => {
  test('PA3 a frame has one of five sizes, at every length near a size, and the JSON in it is unchanged', () => {
    for (const size of filledSizes) {
      for (let length = size - 12; length <= size; length++) {
        const json = JSON.stringify('x'.repeat(length - 2));
        const frame = encodeFilled(message.reply, json);
        if (length <= 65_532) expect(filledSizes).toContain(frame.length);
        expect(frame.length).toBeGreaterThanOrEqual(length);
        expect(JSON.parse(textIn(frame))).toBe(JSON.parse(json));
      }
    }
    expect(encodeFilled(message.command, '{}').length).toBe(512);
    expect(encodeFilled(message.command, '{}', questionBytes).length).toBe(8_192);
  });

  test('PA3 any JSON is read as it was written, and filling twice is filling once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9_000 }), fc.constantFrom(...filledSizes), (words, least) => {
        const frame = encodeFilled(message.hand, JSON.stringify(words), least);
        expect(filledSizes).toContain(frame.length);
        expect(frame.length).toBeGreaterThanOrEqual(least);
        expect(JSON.parse(textIn(frame))).toBe(words);
        expect(fillMessage(frame, least)).toEqual(frame);
      }),
    );
  });

  test('PA3 messages of other types stay as they are', () => {
    for (const type of [message.sync, message.awareness, message.durable, message.presence]) {
      const bytes = Uint8Array.of(type, 1, 0);
      expect(fillMessage(bytes)).toEqual(bytes);
    }
  });
});
