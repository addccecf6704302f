const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** 1 January 1980, the first day that a zip knows: date bits 0000000 0001 00001, time 0. */
const firstDay = 0x0021_0000;

/**
 * Sets the time of every file in a zip to one fixed day, in place: the library writes the current time (APPNOTE 4.3.7,
 * 4.3.12; SPEC EX1).
 * @throws when the bytes are not a zip without a comment and with fewer than 65,535 files
 */
export function fixZipTimes(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new Error('not a zip that the library writes');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('a zip directory ends early');
    view.setUint32(at + 12, firstDay, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstDay, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
