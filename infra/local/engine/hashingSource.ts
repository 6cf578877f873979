import { createHash } from 'node:crypto';
import type { ByteSource } from '../../../core/model/bytes.ts';
import { parseOptions } from '../../../core/model/options/readingOptions.ts';

/** A source whose digest comes along with reading it. */
export interface HashingSource extends ByteSource {
  /** SHA-256 of all bytes, lower-case hex; reads what nobody has read yet. */
  digest(): Promise<string>;
}

/**
 * Hashes the bytes of a source as others read them, as far as they read from the front on, so that a large file is
 * not read once more for its digest alone.
 */
export function hashingSource(source: ByteSource): HashingSource {
  const hash = createHash('sha256');
  let hashed = 0;
  const read: ByteSource['read'] = async (offset, length, into) => {
    const bytes = await source.read(offset, length, into);
    const end = offset + bytes.length;
    if (offset <= hashed && end > hashed) {
      hash.update(bytes.subarray(hashed - offset));
      hashed = end;
    }
    return bytes;
  };
  return {
    sizeBytes: source.sizeBytes,
    read,
    async digest() {
      const room = new Uint8Array(Math.min(parseOptions.chunkBytes, source.sizeBytes - hashed));
      while (hashed < source.sizeBytes) {
        const before = hashed;
        await read(hashed, room.length, room);
        // A source that ends early says so by itself; this only keeps a silent one from turning for ever.
        if (hashed === before) break;
      }
      return hash.digest('hex');
    },
  };
}
