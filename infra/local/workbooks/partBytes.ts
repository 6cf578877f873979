import { AppError } from '../../../core/model/errors.ts';
import { readZipEntry, type ZipArchive } from '../../../core/workbook/zip/readZipEntry.ts';
import type { ZipEntry } from '../../../core/workbook/zip/zipDirectory.ts';

/**
 * All plain bytes of a part; none for a part that is not there.
 * @throws {AppError} `SOURCE_TOO_LARGE` beyond the limit, before anything is read; what `readZipEntry` throws
 */
export async function partBytes(
  archive: ZipArchive,
  entry: ZipEntry | undefined,
  limitBytes: number,
): Promise<Uint8Array> {
  if (entry === undefined) return new Uint8Array();
  if (entry.plainBytes > limitBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'A part of the workbook is too large to be read.');
  const bytes = Buffer.allocUnsafe(entry.plainBytes);
  let at = 0;
  for await (const chunk of readZipEntry(archive, entry)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
