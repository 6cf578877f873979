import type { ByteSource, Scratch } from '../model/bytes.ts';
import { keyOptions } from '../model/options/dedupeOptions.ts';

/** Bytes in partitions, of which only the last of each are in memory; the rest lie in one scratch file. */
export interface PartitionSpill {
  /** Appends bytes, which stay in one piece. */
  add(partition: number, bytes: Uint8Array): void;
  /** Writes what has gathered; call it between additions. `undefined` where there is nothing to wait for. */
  relieve(): Promise<void> | undefined;
  /** The partition's bytes in the order of their addition, in pieces that end where an addition ended. Nothing may be added any more. */
  read(partition: number): AsyncIterable<Uint8Array>;
  /** Gives the room back. */
  dispose(): Promise<void>;
}

/** @param scratch Asked for room when the first partition is full; a table whose keys are few takes none. */
export function partitionSpill(scratch: Scratch, count: number = keyOptions.partitions): PartitionSpill {
  const parts: Part[] = Array.from({ length: count }, () => ({
    bytes: new Uint8Array(0),
    used: 0,
    places: [],
  }));
  const waiting: { readonly part: Part; readonly bytes: Uint8Array }[] = [];
  let room: Awaited<ReturnType<Scratch['create']>> | undefined;
  let written = 0;
  let source: ByteSource | undefined;

  async function flush(): Promise<void> {
    room ??= await scratch.create();
    for (const { part, bytes } of waiting.splice(0)) {
      part.places.push({ offset: written, length: bytes.length });
      written += bytes.length;
      await room.sink.write(bytes);
    }
  }

  return {
    add(partition, bytes) {
      const part = parts[partition];
      if (part === undefined) return;
      if (part.used + bytes.length > keyOptions.partitionBytes && part.used > 0) {
        waiting.push({ part, bytes: part.bytes.slice(0, part.used) });
        part.used = 0;
      }
      if (part.used + bytes.length > part.bytes.length) {
        const grown = new Uint8Array(Math.max(1024, part.bytes.length * 2, part.used + bytes.length));
        grown.set(part.bytes.subarray(0, part.used));
        part.bytes = grown;
      }
      part.bytes.set(bytes, part.used);
      part.used += bytes.length;
    },
    relieve: () => (waiting.length > 0 ? flush() : undefined),
    async *read(partition) {
      const part = parts[partition];
      if (part === undefined) return;
      if (waiting.length > 0) await flush();
      if (part.places.length > 0 && source === undefined) {
        await room?.sink.close();
        source = await room?.open();
      }
      for (const { offset, length } of part.places)
        if (source !== undefined) yield await source.read(offset, length);
      if (part.used > 0) yield part.bytes.subarray(0, part.used);
    },
    async dispose() {
      await room?.remove();
    },
  };
}

interface Part {
  bytes: Uint8Array;
  used: number;
  readonly places: { readonly offset: number; readonly length: number }[];
}
