import type { DelimiterGuess } from '../model/dialect.ts';
import { parseOptions } from '../model/options/readingOptions.ts';
import type { RecordBatch } from '../model/records.ts';
import { BatchPool } from './batchPool.ts';
import type { BatchRoom } from './batchRoom.ts';
import { type DialectBytes, dialectBytes } from './dialectBytes.ts';
import { type KernelCutter, kernelCutter } from './kernelCutter.ts';
import { KernelRoom } from './kernelRoom.ts';
import type { Cut, SplitLimits } from './cut.ts';
import { lineTooLong, RecordCutter } from './recordCutter.ts';

/** Where in the text reading begins; needed when that is not its first byte. */
export interface TextPosition {
  readonly byteOffset: number;
  /** Number of the record that begins there, from 0. */
  readonly record: number;
  /** Line that begins there, from 1. */
  readonly line: number;
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
  /** Where the record begins that is not complete yet. */
  readonly position: TextPosition;
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
  private readonly limits: SplitLimits;
  private readonly cutter: RecordCutter;
  private readonly kernelCutter: KernelCutter | undefined;
  private readonly pool: BatchPool;
  /** Where the next batch is being gathered; in front there is the record that the last chunk did not complete. */
  private room: BatchRoom | undefined;
  private filled = 0;
  private offset: number;
  private record: number;
  private line: number;

  constructor(dialect: DialectBytes, options: SplitterOptions) {
    this.limits = { ...parseOptions, ...options.limits };
    this.cutter = new RecordCutter(dialect, this.limits);
    this.pool = options.pool ?? new BatchPool();
    this.kernelCutter = kernelCutter(this.pool.kernel, dialect, this.limits);
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

  get position(): TextPosition {
    return { byteOffset: this.offset, record: this.record, line: this.line };
  }

  private split(final: boolean): RecordBatch | undefined {
    const { room, limits } = this;
    if (room === undefined) return undefined;
    const found = this.cut(room, final);
    const start = found.complete;
    // An opening quote may still prove a stray and end its record earlier, so its room is granted, too.
    if (this.filled - start > limits.recordBytes + limits.quotedCellBytes)
      throw lineTooLong(this.line, limits.recordBytes);
    if (found.records === 0) return undefined;
    const batch = room.cut({
      byteCount: start,
      baseOffset: this.offset,
      firstRecord: this.record,
      recordCount: found.records,
      cellCount: found.cells,
      wellFormed: found.wellFormed === true,
    });
    this.pool.lend(batch, room);
    this.offset += start;
    this.record += found.records;
    this.line = found.nextLine;
    this.room = undefined;
    const end = this.filled;
    this.filled = 0;
    if (start < end) this.carry(room.bytes.subarray(start, end));
    return batch;
  }

  private cut(room: BatchRoom, final: boolean): Cut {
    const { kernelCutter: quick, cutter, offset, filled } = this;
    // Ends where the text does, as rooms hold remains of older batches.
    const bytes = room.bytes.subarray(0, filled);
    const start: Cut = { records: 0, cells: 0, complete: 0, nextLine: this.line };
    if (quick === undefined || !(room instanceof KernelRoom))
      return cutter.cut(room, bytes, { offset, final, before: start, single: false });
    room.progress = start;
    let wellFormed = true;
    while (!quick.cut(room, filled, final)) {
      wellFormed = false;
      const before = room.progress;
      const after = cutter.cut(room, bytes, { offset, final, before, single: true });
      if (after.records === before.records) return before;
      room.progress = after;
    }
    return { ...room.progress, wellFormed };
  }

  /** Begins the next batch with what the last one did not complete. */
  private carry(rest: Uint8Array): void {
    this.room = this.pool.take();
    this.room.reserve(rest.length, 0);
    this.room.bytes.set(rest);
    this.filled = rest.length;
  }
}
