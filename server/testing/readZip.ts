import { inflateRawSync } from 'node:zlib';

/** For tests: the files of a small zip by name, and the time fields of every header. */
export function readZip(zip: Uint8Array): { readonly files: Map<string, string>; readonly times: Set<number> } {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  const files = new Map<string, string>();
  const times = new Set<number>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const local = bytes.readUInt32LE(at + 42);
    times.add(bytes.readUInt32LE(at + 12)).add(bytes.readUInt32LE(local + 10));
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    files.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { files, times };
}
