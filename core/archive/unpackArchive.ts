import type { UnpackedArchive } from '../model/archive.ts';
import { sniffContainer } from '../workbook/zip/sniffContainer.ts';
import { refusedArchive } from './memberErrors.ts';
import { unpackGzip } from './unpackGzip.ts';
import type { UnpackInput } from './unpackInput.ts';
import { unpackZip } from './unpackZip.ts';

/**
 * Takes an archive apart: each member that may hold a table becomes a file of its own in the room. What holds none is
 * left out and named. A member that cannot be unpacked (a password, damage) does not keep the others from it.
 *
 * An archive in an archive is not taken apart; only a member of a zip may be packed with gzip once more, since that is a
 * coat around one file and not a second folder.
 *
 * @throws {AppError} for the archive as a whole: `SOURCE_DAMAGED` where its directory is, or a name leads out of it;
 *   `SOURCE_TOO_LARGE` beyond the limits; `SOURCE_EMPTY` where nothing is in it; and where no table is, what the first
 *   member failed with, or `SOURCE_UNSUPPORTED`. Also what the room throws, and `SOURCE_UNREADABLE`, `SOURCE_CHANGED`.
 */
export async function unpackArchive(input: UnpackInput): Promise<UnpackedArchive> {
  try {
    const container = sniffContainer(await input.source.read(0, 8));
    return await (container === 'gzip' ? unpackGzip(input) : unpackZip(input));
  } catch (error) {
    throw refusedArchive(error);
  }
}
