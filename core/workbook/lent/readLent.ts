import { tooManyCells } from '../bytes/tooManyCells.ts';
import { AppError, assertNever, invariant } from '../../model/errors.ts';
import { workbookOptions } from '../../model/options/workbookOptions.ts';
import type { CellSink } from '../cells/cellSink.ts';
import type { LentCell, LentRow, LentSheet, LentWorkbook } from './lentWorkbook.ts';
import type { Workbook } from '../cells/workbook.ts';
import { checkCancelled } from '../zip/readZipEntry.ts';

/**
 * Reads a workbook that a library takes apart as if the core had read it: same sinks, same limits. Number formats are
 * numbered as they come up, so the list of them grows while sheets are read.
 */
export function readLent(lent: LentWorkbook): Workbook {
  const formats = new FormatList();
  const sheetOf = (index: number): LentSheet => {
    const sheet = lent.sheets[index];
    invariant(sheet !== undefined, `there is no sheet ${index}`);
    return sheet;
  };
  return {
    sheets: lent.sheets.map(({ name, hidden }, index) => ({ name, hidden, index })),
    dateSystem: lent.dateSystem,
    ...(lent.encoding === undefined ? {} : { encoding: lent.encoding }),
    formats: formats.codes,
    sheetBytes: (index) => sheetOf(index).sizeBytes,
    async readSheet(index, sink, { signal, onBytes } = {}) {
      const sheet = sheetOf(index);
      let cellCount = 0;
      checkCancelled(signal);
      for await (const rows of sheet.rows()) {
        for (const row of rows) {
          cellCount += (row.cells.at(-1)?.column ?? -1) + 1;
          if (cellCount > workbookOptions.cells) throw tooManyCells();
          tellRow(row, sink, formats);
        }
        if (!(await sink.flush())) break;
        checkCancelled(signal);
      }
      onBytes?.(sheet.sizeBytes);
      return sheet.layout();
    },
  };
}

function tellRow({ row, cells }: LentRow, sink: CellSink, formats: FormatList): void {
  if (cells.length === 0) return;
  sink.startRow(row);
  for (const cell of cells) {
    if (cell.isFormula) sink.formula(cell.column, cell.kind !== 'empty');
    tellCell(cell, sink, formats.numberOf(cell.format));
  }
  sink.endRow();
}

function tellCell(cell: LentCell, sink: CellSink, format: number): void {
  switch (cell.kind) {
    case 'number':
      sink.number(cell.column, cell.value, format);
      break;
    case 'text':
      if (cell.value.length > workbookOptions.cellCharacters)
        throw new AppError('SOURCE_TOO_LARGE', 'A cell of the sheet holds more than a cell can.');
      sink.text(cell.column, cell.value, format);
      break;
    case 'boolean':
      sink.boolean(cell.column, cell.value);
      break;
    case 'error':
      sink.error(cell.column, cell.value);
      break;
    case 'empty':
      break;
    default:
      assertNever(cell);
  }
}

/** Number format codes in the order in which they came up; the first one is `General`. */
class FormatList {
  readonly codes: string[] = ['General'];
  readonly #numbers = new Map<string, number>();
  #lastCode: string | undefined;
  #lastNumber = 0;

  numberOf(code: string | undefined): number {
    if (code === undefined) return 0;
    // Most cells have the format of one before them.
    if (code === this.#lastCode) return this.#lastNumber;
    let number = this.#numbers.get(code);
    if (number === undefined) {
      number = this.codes.push(code) - 1;
      this.#numbers.set(code, number);
    }
    this.#lastCode = code;
    this.#lastNumber = number;
    return number;
  }
}
