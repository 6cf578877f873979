import { AppError } from '../model/errors.ts';
import { cellFlag } from '../model/records.ts';
import type { BatchRoom } from './batchRoom.ts';
import { type DialectBytes, carriageReturn, lineFeed } from './dialectBytes.ts';
import { QuotedCellScanner } from './quotedCell.ts';
import type { Cut, SplitLimits } from './cut.ts';

/** What is to be cut of a room. */
export interface Uncut {
  /** Where the room's bytes begin in the text. */
  readonly offset: number;
  /** Nothing comes after them. */
  readonly final: boolean;
  /** What is cut already. */
  readonly before: Cut;
  /** One record more is enough. */
  readonly single: boolean;
}

/** Cuts records byte by byte: every dialect, every stray quote. What the kernel does faster for most bytes is held equal to this. */
export class RecordCutter {
  private readonly dialect: DialectBytes;
  private readonly limits: SplitLimits;
  private readonly quotedCell: QuotedCellScanner;

  constructor(dialect: DialectBytes, limits: SplitLimits) {
    this.dialect = dialect;
    this.limits = limits;
    this.quotedCell = new QuotedCellScanner(dialect, {
      bytes: limits.quotedCellBytes,
      lines: limits.quotedCellLines,
    });
  }

  /** @throws {AppError} `SOURCE_LINE_TOO_LONG`, `SOURCE_TOO_MANY_COLUMNS` */
  cut(room: BatchRoom, bytes: Uint8Array, { offset, final, before, single }: Uncut): Cut {
    const { quotedCell, limits } = this;
    const { delimiter, delimiterByte, quote, space, tab, carriageReturn: loneReturn } = this.dialect;
    const feed = this.dialect.lineFeed;
    const delimiterLength = delimiter.length;
    const end = bytes.length;
    quotedCell.load(bytes, offset, final);
    let { recordFirstCell, recordStart, recordLine, cellStart, cellEnd, cellFlags } = room;

    let line = before.nextLine;
    let { records, cells } = before;
    const enough = single ? records + 1 : Number.POSITIVE_INFINITY;
    /** Where the first record that is not complete begins, and its first cell. */
    let start = before.complete;
    let firstCell = cells;
    let p = start;

    reading: while (p < end && records < enough) {
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
            if (byte === delimiterByte || byte === feed || byte === loneReturn) break;
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

    if (records > 0) {
      recordFirstCell[records] = firstCell;
      recordStart[records] = start;
    }
    return { records, cells: firstCell, complete: start, nextLine: line };
  }
}

/** How many bytes of the delimiter stand at `position`; fewer than all at the end of the bytes may be a beginning. */
function matchLength(bytes: Uint8Array, position: number, delimiter: Uint8Array): number {
  let i = 0;
  while (i < delimiter.length && position + i < bytes.length && bytes[position + i] === delimiter[i]) i += 1;
  return i;
}

export function lineTooLong(line: number, limit: number): AppError {
  return new AppError('SOURCE_LINE_TOO_LONG', `Line ${line} holds more than ${limit} bytes.`);
}

function tooManyColumns(line: number, limit: number): AppError {
  return new AppError('SOURCE_TOO_MANY_COLUMNS', `Line ${line} holds more than ${limit} cells.`);
}
