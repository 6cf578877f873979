import type { Scratch } from '../../../core/model/bytes.ts';

/** Scratch room in memory, which counts what lies in it. */
export function memoryScratch(): Scratch & { readonly rooms: () => number; readonly written: () => number } {
  let rooms = 0;
  let written = 0;
  return {
    rooms: () => rooms,
    written: () => written,
    create() {
      rooms += 1;
      let bytes = new Uint8Array(0);
      return Promise.resolve({
        sink: {
          write(more) {
            const joined = new Uint8Array(bytes.length + more.length);
            joined.set(bytes);
            joined.set(more, bytes.length);
            bytes = joined;
            written += more.length;
            return Promise.resolve();
          },
          close: () => Promise.resolve(),
          discard: () => Promise.resolve(),
        },
        open: () =>
          Promise.resolve({
            sizeBytes: bytes.length,
            read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
          }),
        remove() {
          rooms -= 1;
          return Promise.resolve();
        },
      });
    },
  };
}
