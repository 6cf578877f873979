import type { ByteSource } from '../model/bytes.ts';
import { AppError } from '../model/errors.ts';
import { sniffContainer } from '../workbook/zip/sniffContainer.ts';
import { readZipDirectory, uint16 } from '../workbook/zip/zipDirectory.ts';
import { readZipName } from '../workbook/zip/zipName.ts';

/**
 * Whether a source is an archive to take apart: packed with gzip, or a zip that is not itself a document. Asked where a
 * source could not be read as a table, so that good workbooks are not looked at twice.
 *
 * A zip whose directory is lost or beyond the limits is judged by its first entry.
 */
export async function isArchive(source: ByteSource): Promise<boolean> {
  const container = sniffContainer(await source.read(0, 8));
  if (container === 'gzip') return true;
  if (container !== 'zip') return false;
  try {
    const entries = await readZipDirectory(source);
    return !isPackage(entries.map(({ name }) => name.toLowerCase()));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const first = await firstName(source);
    return first !== undefined && !isPartName(first);
  }
}

/** Whether a zip with entries of these names, in lower case, is a document of its own: of Office, OpenDocument or Apple's programs. */
export function isPackage(names: readonly string[]): boolean {
  return names.some((name) => roots.test(name) || name.endsWith('.iwa'));
}

/** What stands at the root of every document of that kind; some writers put a slash in front. */
const roots =
  /^\/?(?:\[content_types\]\.xml|_rels\/\.rels|xl\/workbook\.(?:xml|bin)|mimetype|content\.xml)$/u;

/** Whether an entry looks like a part of a document, for a zip of which only the beginning is known. */
function isPartName(name: string): boolean {
  return isPackage([name]) || /^\/?(?:xl|word|ppt|docprops|customxml|meta-inf|configurations2)\//u.test(name);
}

/** The name of the entry that a zip begins with, in lower case; `undefined` where it is cut off within. */
async function firstName(source: ByteSource): Promise<string | undefined> {
  const header = await source.read(0, 30);
  const length = uint16(header, 26);
  const name = await source.read(30, length);
  if (header.length < 30 || length === 0 || name.length < length) return undefined;
  return readZipName(name).toLowerCase();
}
