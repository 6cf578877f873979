import type { ByteSource } from '../model/bytes.ts';
import { archiveOptions } from '../model/options/archiveOptions.ts';
import { uint16 } from '../workbook/zip/zipDirectory.ts';

/** Flags of a gzip header. */
const hasExtra = 4;
const hasName = 8;

/**
 * The name that stands in the header of a gzip file; `undefined` where there is none or it does not fit in. Latin 1, as
 * the standard has it, unless it is UTF-8.
 *
 * @see RFC 1952, section 2.3
 */
export async function readGzipName(source: ByteSource): Promise<string | undefined> {
  const header = await source.read(0, archiveOptions.gzipHeaderBytes);
  const flags = header[3] ?? 0;
  if ((flags & hasName) === 0) return undefined;
  const start = (flags & hasExtra) === 0 ? 10 : 12 + uint16(header, 10);
  const end = header.indexOf(0, start);
  if (end <= start) return undefined;
  const bytes = header.subarray(start, end);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Latin 1 has a character for every byte.
    return new TextDecoder('iso-8859-1').decode(bytes);
  }
}

/**
 * What the member of a gzip file is called: as its header says where that is a plain name, else as the file without its
 * ending. A name with a folder, a drive or controls in it, and one that hides, is not plain.
 *
 * @param written The name of the header, if there is one.
 * @example gzipMemberName('claims.csv.gz', undefined) // 'claims.csv'
 */
export function gzipMemberName(file: string, written: string | undefined): string {
  const stem = file.replace(/\.(?:gz|gzip)$/iu, '');
  if (written === undefined || /[/\\:\p{Cc}]/u.test(written) || written.startsWith('.')) return stem;
  return written.trim() === '' ? stem : written;
}
