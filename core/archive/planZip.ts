import { damaged } from '../workbook/bytes/damaged.ts';
import type { LeftOut } from '../model/archive.ts';
import type { ZipEntry } from '../workbook/zip/zipDirectory.ts';
import { litterReason } from './leftOutText.ts';
import { isLitter, refusePathTricks, shownName } from './memberNames.ts';

/** Which entries of a zip are to be unpacked, and which are known to hold no table from the directory alone. */
export interface ZipPlan {
  readonly entries: readonly ZipEntry[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Sorts the entries of a zip before any of them is read. Folders are no members and are passed over. Links are left
 * out: they hold a path and no table, and are never followed.
 *
 * @throws {AppError} `SOURCE_DAMAGED` where a name leads out of the archive or stands twice, or entries share their bytes
 */
export function planZip(all: readonly ZipEntry[]): ZipPlan {
  refuseOverlaps(all);
  const entries: ZipEntry[] = [];
  const leftOut: LeftOut[] = [];
  const names = new Set<string>();
  for (const entry of all) {
    refusePathTricks(entry.name);
    if (names.has(entry.name)) throw damaged(`The archive holds ${shownName(entry.name)} twice.`);
    names.add(entry.name);
    if (entry.name.endsWith('/') && entry.plainBytes === 0) continue;
    const why = reasonToLeaveOut(entry);
    if (why === undefined) entries.push(entry);
    else leftOut.push({ name: shownName(entry.name), why });
  }
  return { entries, leftOut };
}

function reasonToLeaveOut(entry: ZipEntry): string | undefined {
  if (isLitter(entry.name)) return litterReason;
  if (entry.isLink) return 'a link';
  // Of an encrypted one the size is that of the plain bytes, too.
  return entry.plainBytes === 0 ? 'empty' : undefined;
}

/** Entries that share their bytes are how a small file unpacks to very much without any nesting. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.headerOffset - b.headerOffset);
  let end = 0;
  for (const { headerOffset, compressedBytes } of sorted) {
    if (headerOffset < end) throw damaged('Members of the archive overlap.');
    end = headerOffset + localHeaderBytes + compressedBytes;
  }
}

/** A local header without its name and extras. */
const localHeaderBytes = 30;
