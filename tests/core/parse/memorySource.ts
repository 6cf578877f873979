import type { ByteSource } from '../../../core/model/bytes.ts';

/** A source over bytes or UTF-8 text in memory; counts what was read. */
export function memorySource(content: string | Uint8Array): ByteSource & { bytesRead: number } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    sizeBytes: bytes.length,
    bytesRead: 0,
    async read(offset, length) {
      const part = bytes.slice(offset, offset + length);
      this.bytesRead += part.length;
      return part;
    },
  };
}
