import type { ByteSource, Inflate } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { uint16, uint32, type ZipEntry } from './zipDirectory.ts';

/** A zip whose directory has been read. */
export interface ZipArchive {
  readonly source: ByteSource;
  readonly inflate: Inflate;
  readonly entries: readonly ZipEntry[];
}

/** How a reading job is watched and stopped. */
export interface ReadJob {
  readonly signal?: AbortSignal;
  /** Bytes of the source that this job has read so far. */
  readonly onBytes?: (doneBytes: number) => void;
  /** Rows of a sheet are told as they stand in the file, in whatever order that is. */
  readonly anyOrder?: boolean;
}

/**
 * Gives the plain bytes of one entry as a stream; nothing but the present chunk is held.
 *
 * It stops with the first byte beyond the size that the directory announces, so a header that lies cannot make
 * it unpack more than the limits that the directory was checked against. Length and checksum are compared at the end.
 *
 * @throws {AppError} `SOURCE_DAMAGED`, `SOURCE_PASSWORD` (encrypted entry), `SOURCE_UNSUPPORTED` (other compression), `CANCELLED`
 */
export async function* readZipEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  job: ReadJob = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.encrypted) throw new AppError('SOURCE_PASSWORD', 'The archive is protected by a password.');
  if (entry.method !== 0 && entry.method !== 8)
    throw new AppError('SOURCE_UNSUPPORTED', `The archive uses compression method ${entry.method}.`);
  const compressed = compressedBytes(archive.source, entry, job);
  const plain = entry.method === 0 ? compressed : archive.inflate(compressed);
  let lengthBytes = 0;
  let crc = 0;
  try {
    for await (const chunk of plain) {
      lengthBytes += chunk.length;
      if (lengthBytes > entry.plainBytes) throw damaged();
      crc = archive.inflate.crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('SOURCE_DAMAGED', 'A part of the archive could not be unpacked.', { cause: error });
  }
  if (lengthBytes !== entry.plainBytes || crc !== entry.crc32) throw damaged();
}

async function* compressedBytes(
  source: ByteSource,
  entry: ZipEntry,
  job: ReadJob,
): AsyncGenerator<Uint8Array, void, undefined> {
  const header = await source.read(entry.headerOffset, 30);
  if (header.length < 30 || uint32(header, 0) !== 0x04034b50)
    throw new AppError('SOURCE_DAMAGED', 'A part of the archive is not where its directory says.');
  const start = entry.headerOffset + 30 + uint16(header, 26) + uint16(header, 28);
  const end = start + entry.compressedBytes;
  if (end > source.sizeBytes) throw damaged();
  let at = start;
  while (at < end) {
    checkCancelled(job.signal);
    const chunk = await source.read(at, Math.min(workbookOptions.readBytes, end - at));
    if (chunk.length === 0) throw damaged();
    at += chunk.length;
    yield chunk;
    job.onBytes?.(at - start);
  }
}

/** @throws {AppError} `CANCELLED` once the signal is aborted. */
export function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('CANCELLED', 'Reading was stopped.');
}

function damaged(): AppError {
  return new AppError('SOURCE_DAMAGED', 'A part of the archive does not unpack to what its directory says.');
}
