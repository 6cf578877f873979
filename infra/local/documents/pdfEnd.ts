import type { ByteSource } from '../../../core/model/bytes.ts';
import { AppError } from '../../../core/model/errors.ts';

/** Bytes read at a time. */
const stepBytes = 1024 * 1024;
/** Bytes behind the mark that are kept: the offset after it, and the mark of the end. */
const tailBytes = 1_024;
/** Bytes that a file may have behind its end as programs write it: pdf.js finds the mark within them at once. */
const usualBytes = 256 * 1024;
/** Bytes of a file up to which pdf.js may look for its objects itself, for which it takes some times that much memory. */
const mostIndexed = 64 * 1024 * 1024;

const mark = Buffer.from('startxref', 'latin1');

/**
 * A PDF file without what stands behind its end. pdf.js looks for the mark of the end from behind and begins anew with every
 * piece that it has to ask for, so that hundreds of megabytes of padding take it hours; here each byte is looked at once.
 *
 * @throws {AppError} `SOURCE_DAMAGED` where a large file has no such mark; those of the source
 */
export async function withoutPadding(source: ByteSource): Promise<ByteSource> {
  const { sizeBytes } = source;
  for (let end = sizeBytes; end > 0; ) {
    const start = Math.max(0, end - stepBytes);
    // A mark may lie across two steps.
    const overlap = Math.min(sizeBytes - end, mark.length - 1);
    const bytes = await source.read(start, end - start + overlap);
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(mark);
    if (at >= 0) {
      const found = start + at;
      return sizeBytes - found <= usualBytes ? source : shortened(source, found + tailBytes);
    }
    end = start;
  }
  if (sizeBytes <= mostIndexed) return source;
  throw new AppError('SOURCE_DAMAGED', 'The document has no end, so that its pages cannot be found.', {
    remedy: 'It may be cut off: copy it anew, or open it in a PDF reader and print it to a new PDF.',
  });
}

function shortened(source: ByteSource, sizeBytes: number): ByteSource {
  return { sizeBytes, read: (offset, length, into) => source.read(offset, length, into) };
}
