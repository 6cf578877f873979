import { joinedBytes } from '../model/joinedBytes.ts';
import type { ByteSource, Scratch } from '../model/bytes.ts';

/** Scratch for short texts, such as the first rows of one sheet among hundreds: no file is made and none stays open. */
export interface MemoryScratch extends Scratch {
  /** Whether something was longer than may be; only its beginning was kept. */
  readonly isFull: boolean;
}

/** @param mostBytes Bytes kept of each text; what is written beyond them is dropped. */
export function memoryScratch(mostBytes: number): MemoryScratch {
  let isFull = false;
  return {
    get isFull() {
      return isFull;
    },
    create() {
      const chunks: Uint8Array[] = [];
      let sizeBytes = 0;
      const drop = async (): Promise<void> => void chunks.splice(0);
      return Promise.resolve({
        sink: {
          async write(bytes) {
            const room = mostBytes - sizeBytes;
            if (bytes.length > room) isFull = true;
            // Copied, as the caller may use the bytes again.
            if (room > 0) chunks.push(bytes.slice(0, room));
            sizeBytes += Math.min(bytes.length, room);
          },
          close: async () => {},
          discard: drop,
        },
        open: async () => memorySource(joinedBytes(chunks)),
        remove: drop,
      });
    },
  };
}

/** Bytes at hand as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
