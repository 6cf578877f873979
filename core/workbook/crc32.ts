/** Eight tables of 256 entries, so that eight bytes are folded at a time (slicing-by-8, Intel 2006). */
const tables = makeTables();

/**
 * The checksum that zip keeps for every entry (CRC-32, IEEE 802.3).
 *
 * @param previous Checksum of the bytes before these; 0 at the beginning.
 * @returns An unsigned 32-bit number.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous;
  let at = 0;
  const wholeEnd = bytes.length - (bytes.length % 8);
  while (at < wholeEnd) {
    const low =
      crc ^
      (byteAt(bytes, at) |
        (byteAt(bytes, at + 1) << 8) |
        (byteAt(bytes, at + 2) << 16) |
        (byteAt(bytes, at + 3) << 24));
    crc =
      entry(0x700 | (low & 0xff)) ^
      entry(0x600 | ((low >>> 8) & 0xff)) ^
      entry(0x500 | ((low >>> 16) & 0xff)) ^
      entry(0x400 | (low >>> 24)) ^
      entry(0x300 | byteAt(bytes, at + 4)) ^
      entry(0x200 | byteAt(bytes, at + 5)) ^
      entry(0x100 | byteAt(bytes, at + 6)) ^
      entry(byteAt(bytes, at + 7));
    at += 8;
  }
  while (at < bytes.length) {
    crc = entry((crc ^ byteAt(bytes, at)) & 0xff) ^ (crc >>> 8);
    at += 1;
  }
  return ~crc >>> 0;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function entry(at: number): number {
  return tables[at] as number;
}

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256);
  for (let n = 0; n < 256; n += 1) {
    let crc = n;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    made[n] = crc;
  }
  for (let at = 256; at < made.length; at += 1) {
    const before = made[at - 256] as number;
    made[at] = (made[before & 0xff] as number) ^ (before >>> 8);
  }
  return made;
}
