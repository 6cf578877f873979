import { crc32 } from 'node:zlib';

/** A part of an archive, unpacked. */
export interface PlainPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A zip in memory whose parts are stored as they are: a library that is given this one unpacks nothing itself, so that
 * no size that an archive announces wrongly, and no part that nobody asked for, ever reaches it.
 *
 * @param parts Together below 4 GiB
 */
export function storedZip(parts: readonly PlainPart[]): Uint8Array {
  const encoder = new TextEncoder();
  const entries = parts.map(({ name, bytes }) => ({ name: encoder.encode(name), bytes, crc: crc32(bytes) }));
  const bodyBytes = entries.reduce((sum, { name, bytes }) => sum + 30 + name.length + bytes.length, 0);
  const directoryBytes = entries.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const zip = Buffer.alloc(bodyBytes + directoryBytes + 22);
  let at = 0;
  let directoryAt = bodyBytes;
  for (const { name, bytes, crc } of entries) {
    const sizes = [crc, bytes.length, bytes.length] as const;
    zip.writeUInt32LE(0x04034b50, at);
    zip.writeUInt16LE(10, at + 4);
    zip.writeUInt16LE(0x21, at + 12);
    sizes.forEach((size, n) => zip.writeUInt32LE(size >>> 0, at + 14 + 4 * n));
    zip.writeUInt16LE(name.length, at + 26);
    zip.set(name, at + 30);
    zip.set(bytes, at + 30 + name.length);
    zip.writeUInt32LE(0x02014b50, directoryAt);
    zip.writeUInt16LE(10, directoryAt + 4);
    zip.writeUInt16LE(10, directoryAt + 6);
    zip.writeUInt16LE(0x21, directoryAt + 14);
    sizes.forEach((size, n) => zip.writeUInt32LE(size >>> 0, directoryAt + 16 + 4 * n));
    zip.writeUInt16LE(name.length, directoryAt + 28);
    zip.writeUInt32LE(at, directoryAt + 42);
    zip.set(name, directoryAt + 46);
    at += 30 + name.length + bytes.length;
    directoryAt += 46 + name.length;
  }
  zip.writeUInt32LE(0x06054b50, directoryAt);
  zip.writeUInt16LE(entries.length, directoryAt + 8);
  zip.writeUInt16LE(entries.length, directoryAt + 10);
  zip.writeUInt32LE(directoryBytes, directoryAt + 12);
  zip.writeUInt32LE(bodyBytes, directoryAt + 16);
  return zip;
}
