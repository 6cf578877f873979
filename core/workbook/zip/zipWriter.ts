import type { ByteSink, Deflate } from '../../model/bytes.ts';

/** An entry as it was written. */
export interface WrittenEntry {
  readonly name: Uint8Array;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly plainBytes: number;
  readonly headerOffset: number;
}

/** Writes a zip front to back; sizes follow each entry, since they are not known before it. */
export interface ZipWriter {
  /** @param plain At most 4 GiB in all. */
  add(name: string, plain: AsyncIterable<Uint8Array>): Promise<void>;
  /** Writes the directory. The sink stays open. */
  finish(): Promise<void>;
}

/** 1980-01-01, the first day that zip knows: a clock would make equal content unequal. */
const noDate = 0x0021;
/** Sizes follow in a data descriptor; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
const max16 = 0xffff;
const max32 = 0xffffffff;

/** Begins a zip in a sink at its first byte. */
export function createZipWriter(sink: ByteSink, deflate: Deflate): ZipWriter {
  const entries: WrittenEntry[] = [];
  let offset = 0;

  async function write(bytes: Uint8Array): Promise<void> {
    offset += bytes.length;
    await sink.write(bytes);
  }

  return {
    async add(name, plain) {
      const nameBytes = new TextEncoder().encode(name);
      const headerOffset = offset;
      const header = new Fields(30 + nameBytes.length)
        .uint32(0x04034b50)
        .uint16(20, flags, deflated, 0, noDate)
        .uint32(0, 0, 0)
        .uint16(nameBytes.length, 0)
        .raw(nameBytes);
      await write(header.bytes);
      let crc = 0;
      let plainBytes = 0;
      async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
        for await (const chunk of plain) {
          crc = deflate.crc32(chunk, crc);
          plainBytes += chunk.length;
          yield chunk;
        }
      }
      const dataOffset = offset;
      for await (const chunk of deflate(counted())) await write(chunk);
      const compressedBytes = offset - dataOffset;
      await write(new Fields(16).uint32(0x08074b50, crc, compressedBytes, plainBytes).bytes);
      entries.push({ name: nameBytes, crc32: crc, compressedBytes, plainBytes, headerOffset });
    },
    async finish() {
      await write(zipDirectory(entries, offset));
    },
  };
}

/**
 * The directory that ends a zip, with the 64-bit records where an entry lies beyond 4 GiB.
 *
 * @param startOffset Where the directory will begin, in bytes of the zip.
 */
export function zipDirectory(entries: readonly WrittenEntry[], startOffset: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for (const entry of entries) {
    const isFar = entry.headerOffset >= max32;
    const extraBytes = isFar ? 12 : 0;
    const fields = new Fields(46 + entry.name.length + extraBytes)
      .uint32(0x02014b50)
      .uint16(isFar ? 45 : 20, isFar ? 45 : 20, flags, deflated, 0, noDate)
      .uint32(entry.crc32, entry.compressedBytes, entry.plainBytes)
      .uint16(entry.name.length, extraBytes, 0, 0, 0)
      .uint32(0, isFar ? max32 : entry.headerOffset)
      .raw(entry.name);
    if (isFar) fields.uint16(1, 8).uint64(entry.headerOffset);
    parts.push(fields.bytes);
    sizeBytes += fields.bytes.length;
  }
  const needs64 = startOffset >= max32 || entries.length >= max16;
  if (needs64) {
    parts.push(
      new Fields(56)
        .uint32(0x06064b50)
        .uint64(44)
        .uint16(45, 45)
        .uint32(0, 0)
        .uint64(entries.length, entries.length, sizeBytes, startOffset).bytes,
      new Fields(20)
        .uint32(0x07064b50, 0)
        .uint64(startOffset + sizeBytes)
        .uint32(1).bytes,
    );
  }
  const count = Math.min(entries.length, max16);
  parts.push(
    new Fields(22)
      .uint32(0x06054b50)
      .uint16(0, 0, count, count)
      .uint32(sizeBytes, Math.min(startOffset, max32))
      .uint16(0).bytes,
  );
  const all = new Fields(parts.reduce((sum, part) => sum + part.length, 0));
  for (const part of parts) all.raw(part);
  return all.bytes;
}

/** Bytes that are filled from front to back, numbers with their lowest byte first. */
class Fields {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(lengthBytes: number) {
    this.bytes = new Uint8Array(lengthBytes);
    this.#view = new DataView(this.bytes.buffer);
  }

  uint16(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint16(this.#at, value, true);
      this.#at += 2;
    }
    return this;
  }

  uint32(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint32(this.#at, value, true);
      this.#at += 4;
    }
    return this;
  }

  uint64(...values: readonly number[]): this {
    for (const value of values) this.uint32(value % 2 ** 32, Math.floor(value / 2 ** 32));
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }
}
