import type { DelimiterGuess } from '../model/dialect.ts';
import { AppError } from '../model/errors.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import { type RecordBatch, cellFlag } from '../model/records.ts';
import { BatchPool } from './batchPool.ts';
import type { BatchRoom } from './batchRoom.ts';
import { type DialectBytes, carriageReturn, dialectBytes, lineFeed } from './dialectBytes.ts';
import { QuotedCellScanner } from './quotedCell.ts';

/** Where in the text reading begins; needed when that is not its first byte. */
export interface TextPosition {
  readonly byteOffset: number;
  /** Number of the record that begins there, from 0. */
  readonly record: number;
  /** Line that begins there, from 1. */
  readonly line: number;
}

/** The limits of `parseOptions` that the splitter keeps. */
export interface SplitLimits {
  readonly quotedCellBytes: number;
  readonly quotedCellLines: number;
  readonly recordBytes: number;
  readonly columns: number;
}

export interface SplitterOptions {
  readonly from?: TextPosition;
  readonly limits?: Partial<SplitLimits>;
  /** Where batches lie; those given back to it are written over. Absent: every batch stays as it is. */
  readonly pool?: BatchPool;
}

/** Cuts UTF-8 bytes, given in pieces of any size, into records and cells. */
export interface Splitter {
  /** Room for the bytes to be pushed next, where they need not be copied from. Valid until the next call. */
  space(length: number): Uint8Array;
  /** The whole records that end in this chunk. It is copied, unless it begins where `space` does. */
  push(chunk: Uint8Array): RecordBatch | undefined;
  /** The record that no line end follows, if there is one. */
  finish(): RecordBatch | undefined;
}

/**
 * Makes a splitter for one text.
 *
 * The same text gives the same records whatever the sizes of the chunks. A quote counts only where a
 * cell begins (blanks before it aside); inside an unquoted cell it is text. An opening quote that is
 * never closed is kept as text, its cell is marked with `cellFlag.unterminated`, and its record ends
 * at its line. An empty delimiter makes each record one cell. Blank lines are records of one empty
 * cell; a line end at the very end of the text begins no record.
 *
 * `push` and `finish` throw `AppError` `SOURCE_LINE_TOO_LONG` and `SOURCE_TOO_MANY_COLUMNS` at the
 * limits of `parseOptions`.
 */
export function createSplitter(dialect: DelimiterGuess, options: SplitterOptions = {}): Splitter {
  return new RecordSplitter(dialectBytes(dialect), options);
}

class RecordSplitter implements Splitter {
  private readonly dialect: DialectBytes;
  private readonly limits: SplitLimits;
  private readonly quotedCell: QuotedCellScanner;
  private readonly pool: BatchPool;
  /** Where the next batch is being gathered; in front there is the record that the last chunk did not complete. */
  private room: BatchRoom | undefined;
  private filled = 0;
  private offset: number;
  private record: number;
  private line: number;

  constructor(dialect: DialectBytes, options: SplitterOptions) {
    this.dialect = dialect;
    this.limits = { ...parseOptions, ...options.limits };
    this.quotedCell = new QuotedCellScanner(dialect, {
      bytes: this.limits.quotedCellBytes,
      lines: this.limits.quotedCellLines,
    });
    this.pool = options.pool ?? new BatchPool();
    this.offset = options.from?.byteOffset ?? 0;
    this.record = options.from?.record ?? 0;
    this.line = options.from?.line ?? 1;
  }

  space(length: number): Uint8Array {
    this.room ??= this.pool.take();
    this.room.reserve(this.filled + length, this.filled);
    return this.room.bytes.subarray(this.filled, this.filled + length);
  }

  push(chunk: Uint8Array): RecordBatch | undefined {
    const space = this.space(chunk.length);
    if (chunk.buffer !== space.buffer || chunk.byteOffset !== space.byteOffset) space.set(chunk);
    this.filled += chunk.length;
    return this.split(false);
  }

  finish(): RecordBatch | undefined {
    return this.split(true);
  }

  private split(final: boolean): RecordBatch | undefined {
    const { room, quotedCell, limits } = this;
    if (room === undefined) return undefined;
    // Ends where the text does, as rooms hold remains of older batches.
    const bytes = room.bytes.subarray(0, this.filled);
    const { delimiter, delimiterByte, quote, space, tab, carriageReturn: loneReturn } = this.dialect;
    const delimiterLength = delimiter.length;
    const end = bytes.length;
    quotedCell.load(bytes, this.offset, final);
    let { recordFirstCell, recordStart, recordLine, cellStart, cellEnd, cellFlags } = room;

    let line = this.line;
    let records = 0;
    let cells = 0;
    /** Where the first record that is not complete begins, and its first cell. */
    let start = 0;
    let firstCell = 0;
    let p = 0;

    reading: while (p < end) {
      // One turn a record. `lineBreaks` are those within its quoted cells.
      let lineBreaks = 0;
      let ended = false;
      while (!ended) {
        // One turn a cell.
        let from = p;
        let to = p;
        let flags = 0;
        let first = p < end ? (bytes[p] as number) : -1;
        let opening = p;
        if ((first === space || first === tab) && first !== -1 && quote !== -1) {
          do opening += 1;
          while (bytes[opening] === space || bytes[opening] === tab);
          first = opening < end ? (bytes[opening] as number) : -1;
        }
        let quoted = false;
        if (first === quote && first !== -1) {
          const outcome = quotedCell.scan(opening, line + lineBreaks);
          if (outcome === 'more') break reading;
          if (outcome === 'closed') {
            quoted = true;
            from = quotedCell.start;
            to = quotedCell.close;
            flags = quotedCell.flags;
            lineBreaks += quotedCell.lineBreaks;
            p = quotedCell.next;
          } else if (opening === p) flags = cellFlag.unterminated;
        }

        // Find what ends the cell. Behind a quoted one we stand on it already.
        let bits = 0;
        let byte = 0;
        for (;;) {
          while (p < end) {
            byte = bytes[p] as number;
            if (byte === delimiterByte || byte === lineFeed || byte === loneReturn) break;
            bits |= byte;
            p += 1;
          }
          if (delimiterLength < 2 || p === end || byte !== delimiterByte) break;
          const matched = matchLength(bytes, p, delimiter);
          if (matched === delimiterLength) break;
          if (p + matched === end && !final) break reading;
          bits |= byte;
          p += 1;
        }
        if (p === end && !final) break reading;
        if (!quoted) {
          to = p;
          if (bits > 0x7f) flags |= cellFlag.nonAscii;
        }
        if (p < end && byte === delimiterByte) {
          p += delimiterLength;
        } else {
          ended = true;
          if (p < end && byte === loneReturn) {
            if (p + 1 === end && !final) break reading;
            p += bytes[p + 1] === lineFeed ? 2 : 1;
          } else {
            // The return before a line feed, or before the end, belongs to the line end.
            if (!quoted && to > from && bytes[to - 1] === carriageReturn) to -= 1;
            if (p < end) p += 1;
          }
        }

        if (cells === cellStart.length) {
          room.growCells();
          ({ cellStart, cellEnd, cellFlags } = room);
        }
        cellStart[cells] = from;
        cellEnd[cells] = to;
        cellFlags[cells] = flags;
        cells += 1;
        if (cells - firstCell > limits.columns) throw tooManyColumns(line, limits.columns);
      }

      if (p - start > limits.recordBytes) throw lineTooLong(line, limits.recordBytes);
      if (records + 2 > recordStart.length) {
        room.growRecords();
        ({ recordFirstCell, recordStart, recordLine } = room);
      }
      recordFirstCell[records] = firstCell;
      recordStart[records] = start;
      recordLine[records] = line;
      records += 1;
      line += lineBreaks + 1;
      start = p;
      firstCell = cells;
    }

    // An opening quote may still prove a stray and end its record earlier, so its room is granted, too.
    if (end - start > limits.recordBytes + limits.quotedCellBytes)
      throw lineTooLong(line, limits.recordBytes);
    if (records === 0) return undefined;
    recordFirstCell[records] = firstCell;
    recordStart[records] = start;
    const batch = room.cut({
      byteCount: start,
      baseOffset: this.offset,
      firstRecord: this.record,
      recordCount: records,
      cellCount: firstCell,
    });
    this.pool.lend(batch, room);
    this.offset += start;
    this.record += records;
    this.line = line;
    this.room = undefined;
    this.filled = 0;
    if (start < end) this.carry(bytes.subarray(start));
    return batch;
  }

  /** Begins the next batch with what the last one did not complete. */
  private carry(rest: Uint8Array): void {
    this.room = this.pool.take();
    this.room.reserve(rest.length, 0);
    this.room.bytes.set(rest);
    this.filled = rest.length;
  }
}

/** How many bytes of the delimiter stand at `position`; fewer than all at the end of the bytes may be a beginning. */
function matchLength(bytes: Uint8Array, position: number, delimiter: Uint8Array): number {
  let i = 0;
  while (i < delimiter.length && position + i < bytes.length && bytes[position + i] === delimiter[i]) i += 1;
  return i;
}

function lineTooLong(line: number, limit: number): AppError {
  return new AppError('SOURCE_LINE_TOO_LONG', `Line ${line} holds more than ${limit} bytes.`);
}

function tooManyColumns(line: number, limit: number): AppError {
  return new AppError('SOURCE_TOO_MANY_COLUMNS', `Line ${line} holds more than ${limit} cells.`);
}
