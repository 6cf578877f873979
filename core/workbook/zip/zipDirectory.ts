import type { ByteSource } from '../../model/bytes.ts';
import { AppError } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import { damaged } from '../bytes/damaged.ts';
import { readZipName } from './zipName.ts';

/** What the directory of a zip says about one entry. */
export interface ZipEntry {
  /** As written, with `/` between folders. */
  readonly name: string;
  /** 0 stored, 8 deflate; others cannot be read here. */
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link: its bytes are the path it leads to. */
  readonly isLink: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly plainBytes: number;
  /** Where the entry's local header begins, in bytes of the source. */
  readonly headerOffset: number;
}

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const entrySignature = 0x02014b50;
/** The end record and the longest comment that may follow it. */
const endSearchBytes = 22 + 0xffff;
/** A directory of `workbookOptions.zipEntries` names of 1 KiB with their extras; no real one is near it. */
const directoryBytes = 8 * 1024 * 1024;

/**
 * Reads the directory that stands at the end of a zip, the 64-bit form included. Sizes are taken from here and
 * not from the local headers, so entries written as a stream (with a data descriptor) need nothing special.
 *
 * @throws {AppError} `SOURCE_DAMAGED` where the file is cut off, the directory contradicts itself or a name stands twice;
 * `SOURCE_TOO_LARGE` beyond the limits for entries, plain bytes or ratio.
 * @see APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16
 */
export async function readZipDirectory(source: ByteSource): Promise<readonly ZipEntry[]> {
  const end = await findEnd(source);
  if (end.entryCount > workbookOptions.zipEntries)
    throw new AppError(
      'SOURCE_TOO_LARGE',
      `The file holds ${end.entryCount} parts; ${workbookOptions.zipEntries} are the most that are read.`,
    );
  if (end.sizeBytes > directoryBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'The list of the parts of the file is too long.');
  if (end.sizeBytes > end.endOffset) throw damaged('The list of the parts of the file is incomplete.');
  // Bytes before the archive (a self-extracting head, a mail gateway's banner) shift every offset alike.
  const start = end.endOffset - end.sizeBytes;
  const shift = start - end.startOffset;
  if (shift < 0) throw damaged('The list of the parts of the file is incomplete.');
  const bytes = await source.read(start, end.sizeBytes);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = 0;
  let plainTotal = 0;
  let compressedTotal = 0;
  for (let index = 0; index < end.entryCount; index += 1) {
    if (at + 46 > bytes.length || uint32(bytes, at) !== entrySignature)
      throw damaged('The list of the parts of the file is incomplete.');
    const nameEnd = at + 46 + uint16(bytes, at + 28);
    const extraEnd = nameEnd + uint16(bytes, at + 30);
    const next = extraEnd + uint16(bytes, at + 32);
    if (next > bytes.length) throw damaged('The list of the parts of the file is incomplete.');
    const sizes = sizesOf(bytes, at, bytes.subarray(nameEnd, extraEnd));
    const entry: ZipEntry = {
      name: readZipName(bytes.subarray(at + 46, nameEnd)),
      method: uint16(bytes, at + 10),
      encrypted: (uint16(bytes, at + 8) & 1) !== 0,
      isLink: isLink(bytes, at),
      crc32: uint32(bytes, at + 16),
      compressedBytes: sizes.compressedBytes,
      plainBytes: sizes.plainBytes,
      headerOffset: sizes.headerOffset + shift,
    };
    if (names.has(entry.name)) throw damaged('A part stands in the file twice.');
    names.add(entry.name);
    checkEntry(entry, start);
    plainTotal += entry.plainBytes;
    compressedTotal += entry.compressedBytes;
    entries.push(entry);
    at = next;
  }
  if (plainTotal > workbookOptions.totalBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'The file unpacks to more than 4 GiB.');
  // Entries that share their bytes are how a small file unpacks to petabytes without any nesting.
  if (compressedTotal > source.sizeBytes) throw damaged('Parts of the file overlap.');
  return entries;
}

/** Writers of Unix (3) and of the Mac (19) keep the kind of file in the upper half of the outer attributes. */
function isLink(bytes: Uint8Array, at: number): boolean {
  const writer = bytes[at + 5];
  return (writer === 3 || writer === 19) && (uint16(bytes, at + 40) & 0xf000) === 0xa000;
}

function checkEntry(entry: ZipEntry, limit: number): void {
  if (entry.headerOffset + entry.compressedBytes > limit)
    throw damaged('A part of the file lies outside of it.');
  if (entry.plainBytes > workbookOptions.partBytes)
    throw new AppError('SOURCE_TOO_LARGE', 'A part of the file unpacks to more than 2 GiB.');
  if (
    entry.plainBytes > workbookOptions.ratioGraceBytes &&
    entry.plainBytes > entry.compressedBytes * workbookOptions.ratio
  )
    throw new AppError('SOURCE_TOO_LARGE', 'A part of the file unpacks to more than 1,000 times its size.', {
      remedy:
        'Such files are made to overwhelm those who read them. If you trust the sender, open it in Excel and save it anew.',
    });
}

interface DirectoryEnd {
  readonly entryCount: number;
  readonly sizeBytes: number;
  /** Where the directory begins, by its own account. */
  readonly startOffset: number;
  /** Where the first record behind the directory really begins. */
  readonly endOffset: number;
}

async function findEnd(source: ByteSource): Promise<DirectoryEnd> {
  const tailOffset = Math.max(0, source.sizeBytes - endSearchBytes);
  const tail = await source.read(tailOffset, source.sizeBytes - tailOffset);
  let at = tail.length - 22;
  while (at >= 0 && uint32(tail, at) !== endSignature) at -= 1;
  if (at < 0) throw damaged('The file is cut off: its end, which lists its parts, is missing.');
  const endOffset = tailOffset + at;
  const end = {
    entryCount: uint16(tail, at + 10),
    sizeBytes: uint32(tail, at + 12),
    startOffset: uint32(tail, at + 16),
    endOffset,
  };
  const is64 = end.entryCount === 0xffff || end.sizeBytes === 0xffffffff || end.startOffset === 0xffffffff;
  if (!is64 || endOffset < 20) return end;
  const locator = await source.read(endOffset - 20, 20);
  if (locator.length < 20 || uint32(locator, 0) !== end64LocatorSignature) return end;
  return findEnd64(source, endOffset - 20, uint64(locator, 8));
}

async function findEnd64(
  source: ByteSource,
  locatorOffset: number,
  announced: number,
): Promise<DirectoryEnd> {
  // Behind a head that was put before the archive the announced place is too early; the record ends at its locator.
  for (const offset of [announced, locatorOffset - 56]) {
    if (offset < 0 || offset + 56 > locatorOffset) continue;
    const record = await source.read(offset, 56);
    if (record.length < 56 || uint32(record, 0) !== end64Signature) continue;
    return {
      entryCount: uint64(record, 32),
      sizeBytes: uint64(record, 40),
      startOffset: uint64(record, 48),
      endOffset: offset,
    };
  }
  throw damaged('The list of the parts of the file is incomplete.');
}

/** Sizes and offset of an entry; those that do not fit into 32 bits stand in the extra field 1, in this order. */
function sizesOf(
  bytes: Uint8Array,
  at: number,
  extra: Uint8Array,
): { readonly plainBytes: number; readonly compressedBytes: number; readonly headerOffset: number } {
  const short = [uint32(bytes, at + 24), uint32(bytes, at + 20), uint32(bytes, at + 42)];
  if (short.includes(0xffffffff)) {
    let field = 0;
    while (field + 4 <= extra.length) {
      const length = uint16(extra, field + 2);
      if (uint16(extra, field) === 1) {
        let value = field + 4;
        for (let i = 0; i < short.length; i += 1) {
          if (short[i] !== 0xffffffff || value + 8 > field + 4 + length || value + 8 > extra.length) continue;
          short[i] = uint64(extra, value);
          value += 8;
        }
        break;
      }
      field += 4 + length;
    }
  }
  const [plainBytes = 0, compressedBytes = 0, headerOffset = 0] = short;
  return { plainBytes, compressedBytes, headerOffset };
}

/** Two bytes, lowest first; bytes past the end count as 0. */
export function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Four bytes, lowest first, unsigned; bytes past the end count as 0. */
export function uint32(bytes: Uint8Array, at: number): number {
  return (uint16(bytes, at) | (uint16(bytes, at + 2) << 16)) >>> 0;
}

/** Beyond 2 ** 53 the number is no longer exact, which is far past every limit that it is compared with. */
function uint64(bytes: Uint8Array, at: number): number {
  return uint32(bytes, at) + uint32(bytes, at + 4) * 2 ** 32;
}
