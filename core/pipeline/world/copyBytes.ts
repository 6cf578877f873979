import type { ByteSink, ByteSource } from '../../model/bytes.ts';
import { parseOptions } from '../../model/options/readingOptions.ts';

/** Bytes of a source, a chunk at a time; each is the reader's to keep. */
export async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.sizeBytes; ) {
    const bytes = await source.read(offset, parseOptions.chunkBytes);
    // A source that ends early says so by itself; this only keeps a silent one from turning for ever.
    if (bytes.length === 0) return;
    yield bytes;
    offset += bytes.length;
  }
}

/** Writes all bytes of a source, and closes the sink; discards it where that fails. */
export async function copyBytes(source: ByteSource, sink: ByteSink): Promise<void> {
  try {
    for await (const bytes of chunksOf(source)) await sink.write(bytes);
    await sink.close();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
