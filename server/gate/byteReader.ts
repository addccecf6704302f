import { updateLimits, isRefusedKey } from './updateLimits.ts';
import { refused } from './refusal.ts';
import { textOf, utf16Length } from './utf8.ts';

/** In UTF-8 one UTF-16 unit takes up to three bytes; a surrogate pair takes four. */
const mostBytesPerUnit = 3;

/**
 * Reads lib0's encoding from untrusted bytes. Each claimed length is compared with the bytes left before anything is
 * allocated. Throws {@link Refused}.
 */
export class Reader {
  readonly bytes: Uint8Array;
  at = 0;
  private valuesRead = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw refused('frame', 'truncated');
    this.at += 1;
    return byte;
  }

  skip(count: number): void {
    if (count > this.left) throw refused('frame', 'truncated');
    this.at += count;
  }

  /** A varUint below 2^53. */
  uint(): number {
    const first = this.bytes[this.at];
    if (first !== undefined && first < 0x80) {
      this.at += 1;
      return first;
    }
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw refused('claims', 'numberTooLarge');
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  /** A varInt: six bits and a sign, then seven bits a byte. */
  int(): number {
    const first = this.byte();
    const sign = (first & 0x40) > 0 ? -1 : 1;
    let value = first & 0x3f;
    let factor = 64;
    for (let more = first >= 0x80; more; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw refused('claims', 'numberTooLarge');
      more = byte >= 0x80;
    }
    return sign * value;
  }

  /** Call once per value: the limit holds for the whole update. */
  countValue(): void {
    this.valuesRead += 1;
    if (this.valuesRead > updateLimits.values) throw refused('claims', 'tooManyValues');
  }

  /** Skips a text. @returns its length in UTF-16 units */
  passText(): number {
    const size = this.size();
    const start = this.at;
    this.skip(size);
    const units = utf16Length(this.bytes, start, this.at);
    if (units < 0) throw refused('content', 'notUtf8');
    return units;
  }

  private size(): number {
    const size = this.uint();
    if (size > updateLimits.stringBytes) throw refused('claims', 'stringTooLong');
    return size;
  }

  text(): string {
    const from = this.at;
    this.passText();
    const start = from + sizeOfUint(this.bytes, from);
    return textOf(this.bytes, start, this.at);
  }

  /** A root name, map key or object key. */
  key(): string {
    const from = this.at;
    if (this.size() > mostBytesPerUnit * updateLimits.keyLength) throw refused('content', 'keyTooLong');
    this.at = from;
    const key = this.text();
    if (key.length > updateLimits.keyLength) throw refused('content', 'keyTooLong');
    if (isRefusedKey(key)) throw refused('content', 'refusedKey');
    return key;
  }
}

function sizeOfUint(bytes: Uint8Array, at: number): number {
  let size = 1;
  while ((bytes[at + size - 1] ?? 0) >= 0x80) size += 1;
  return size;
}
