import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import { writeError } from '../files/fileErrors.ts';

/** Rows of one partition, in a file of their own. */
export interface RowPart {
  /** What the rows have in common: the start of their cell. */
  readonly key: string;
  readonly csv: string;
  readonly rowCount: number;
}

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;

/**
 * Divides cleaned rows by the start of one cell, each part with the header, in the order of the rows; parts come in the order
 * of their keys. DuckDB could divide them itself, but holds a buffer for each column of each part.
 *
 * The cell must be one that is never quoted, as dates are.
 *
 * @param column place of the cell
 * @param length characters of the key
 * @param room `folder` is made for the parts; `check` is called between two reads and may throw
 */
export async function splitRows(
  csv: string,
  { column, length }: { readonly column: number; readonly length: number },
  { folder, check }: { readonly folder: string; readonly check: () => void },
): Promise<readonly RowPart[]> {
  const parts = new Map<string, OpenPart>();
  let header: Uint8Array | undefined;
  let pending = 0;
  const source = await open(csv, 'r');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for await (const { bytes, keys, ends } of records(source, { column, length })) {
      check();
      let start = 0;
      for (let i = 0; i < ends.length; i += 1) {
        const end = ends[i] ?? start;
        const record = bytes.subarray(start, end);
        start = end;
        if (header === undefined) {
          header = record.slice();
          continue;
        }
        const key = keys[i] ?? '';
        const known = parts.get(key);
        const part = known ?? newPart(join(folder, `${parts.size}.csv`));
        if (known === undefined) {
          parts.set(key, part);
          part.pieces.push(header);
        }
        part.rowCount += 1;
        part.pieces.push(record);
        pending += record.length;
      }
      // Pieces are of a buffer that is used again.
      for (const part of parts.values()) keepPieces(part);
      if (pending < parquetOptions.pendingBytes) continue;
      for (const part of parts.values()) await flush(part);
      pending = 0;
    }
    for (const part of parts.values()) await flush(part);
    return [...parts]
      .map(([key, { csv: path, rowCount }]) => ({ key, csv: path, rowCount }))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  } catch (error) {
    throw writeError(error);
  } finally {
    await source.close();
    for (const part of parts.values()) await part.handle?.close();
  }
}

interface OpenPart {
  readonly csv: string;
  handle: FileHandle | undefined;
  rowCount: number;
  /** Of the present buffer. */
  pieces: Uint8Array[];
  /** Copied out of earlier ones. */
  kept: Uint8Array[];
}

function newPart(csv: string): OpenPart {
  return { csv, handle: undefined, rowCount: 0, pieces: [], kept: [] };
}

function keepPieces(part: OpenPart): void {
  if (part.pieces.length === 0) return;
  part.kept.push(Buffer.concat(part.pieces));
  part.pieces = [];
}

async function flush(part: OpenPart): Promise<void> {
  if (part.kept.length === 0) return;
  part.handle ??= await open(part.csv, 'wx', 0o600);
  await part.handle.appendFile(Buffer.concat(part.kept));
  part.kept = [];
}

interface RecordRun {
  /** Whole records; only until the next run is asked for. */
  readonly bytes: Uint8Array;
  /** One a record. */
  readonly keys: readonly string[];
  /** Where each ends, its line end included. */
  readonly ends: readonly number[];
}

async function* records(
  source: FileHandle,
  { column, length }: { readonly column: number; readonly length: number },
): AsyncGenerator<RecordRun> {
  let buffer = Buffer.allocUnsafe(parquetOptions.splitBytes);
  let filled = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, filled, buffer.length - filled, null);
    filled += bytesRead;
    const run = wholeRecords(buffer.subarray(0, filled), column, length);
    const end = run.ends.at(-1) ?? 0;
    if (end > 0) yield run;
    if (bytesRead === 0) return;
    if (end > 0) {
      buffer.copyWithin(0, end, filled);
      filled -= end;
    } else if (filled === buffer.length) {
      const larger = Buffer.allocUnsafe(buffer.length * 2);
      buffer.copy(larger, 0, 0, filled);
      buffer = larger;
    }
  }
}

/** Cuts text as `csvRecord` writes it. */
function wholeRecords(bytes: Buffer, column: number, length: number): RecordRun {
  const keys: string[] = [];
  const ends: number[] = [];
  let cell = 0;
  let start = 0;
  let key = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === quote) {
      // A doubled quote ends one quoted stretch and begins the next.
      const close = bytes.indexOf(quote, at + 1);
      if (close < 0) break;
      at = close;
    } else if (sign === comma || sign === lineFeed) {
      if (cell === column) {
        const end = sign === lineFeed ? at - 1 : at;
        key = bytes.toString('latin1', start, Math.min(end, start + length));
      }
      cell += 1;
      start = at + 1;
      if (sign === lineFeed) {
        keys.push(key);
        ends.push(at + 1);
        cell = 0;
        key = '';
      }
    }
  }
  return { bytes, keys, ends };
}
