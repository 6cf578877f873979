import { AppError } from '../../../core/model/errors.ts';
import { lentOptions } from '../../../core/model/options/workbookOptions.ts';

/** A run of rows whose records lie together, and that no other run shares. Places are bytes, the end exclusive. */
export interface RowBlock {
  readonly start: number;
  readonly end: number;
}

interface OpenBlock {
  start: number;
  end: number;
  firstRow: number;
  lastRow: number;
  cells: number;
}

/**
 * Cuts the records of a sheet into runs of rows that a library reads one by one: few cells in the first two, as often no
 * more are asked for, then as many as memory allows.
 */
export class RowBlocks {
  readonly #blocks: OpenBlock[] = [];
  #block: OpenBlock | undefined;

  /** Takes the record of a cell, or of the row that cells follow. @throws {AppError} `SOURCE_TOO_LARGE` as `blocks` */
  add(
    row: number,
    { start, end, cells }: { readonly start: number; readonly end: number; readonly cells: number },
  ): void {
    const limit = this.#blocks.length <= 2 ? lentOptions.firstCells : lentOptions.blockCells;
    let block = this.#block;
    if (block === undefined || (block.cells >= limit && row > block.lastRow)) {
      block = { start, end, firstRow: row, lastRow: row, cells: 0 };
      this.#block = block;
      this.#blocks.push(block);
    }
    block.cells += cells;
    if (block.cells > lentOptions.cells) throw tooManyCells();
    if (row < block.firstRow) block.firstRow = row;
    if (row > block.lastRow) block.lastRow = row;
    block.end = end;
  }

  /** Takes a record that belongs to the cell before it. */
  extend(end: number): void {
    if (this.#block !== undefined) this.#block.end = end;
  }

  /**
   * The runs. Rows may come in any order; runs that share one are read as one.
   * @throws {AppError} `SOURCE_TOO_LARGE` for a run that is so large for that reason
   */
  blocks(): readonly RowBlock[] {
    const joined: OpenBlock[] = [];
    for (const block of this.#blocks) {
      let own = block;
      for (
        let last = joined.at(-1);
        last !== undefined && own.firstRow <= last.lastRow;
        last = joined.at(-1)
      ) {
        joined.pop();
        own = {
          start: last.start,
          end: own.end,
          firstRow: Math.min(own.firstRow, last.firstRow),
          lastRow: Math.max(own.lastRow, last.lastRow),
          cells: own.cells + last.cells,
        };
        if (own.cells > lentOptions.cells) throw tooManyCells();
      }
      joined.push(own);
    }
    return joined;
  }
}

function tooManyCells(): AppError {
  return new AppError(
    'SOURCE_TOO_LARGE',
    'A sheet of the workbook has too many cells that are out of order.',
  );
}
