import type { DelimiterGuess, TableStructure } from '../../model/dialect.ts';
import { isComment } from './commentLines.ts';
import { isSeparatorRecord } from './separatorLine.ts';

/** Records of a table's head as its structure is to be found in them. */
export interface WithoutRemarks {
  /** All of them, so that they keep their numbers; those that are no part of the table are blank. */
  readonly records: readonly (readonly string[])[];
  /** Numbers of those that were blanked, ascending. */
  readonly remarks: readonly number[];
}

/**
 * Blanks the records of a head that the dialect says are none: comment lines, and a first line that names the
 * delimiter. A comment line over the first row stays where it is as wide as the rows, since many programs write their
 * header so (`# x, y, z`).
 */
export function withoutRemarks(
  records: readonly (readonly string[])[],
  dialect: DelimiterGuess,
): WithoutRemarks {
  const { commentPrefix, delimiter } = dialect;
  const remarks: number[] = [];
  if (isSeparatorRecord(records[0] ?? [], delimiter)) remarks.push(0);
  if (commentPrefix !== undefined) {
    const first = records.findIndex((cells) => cells.length > 1 && !isComment(cells, commentPrefix));
    const width = records[first]?.length;
    for (let row = 0; row < records.length; row += 1) {
      const cells = records[row] ?? [];
      const isHeader = row < first && (isFieldList(cells) || (row === first - 1 && cells.length === width));
      if (isComment(cells, commentPrefix) && !isHeader) remarks.push(row);
    }
  }
  if (remarks.length === 0 && commentPrefix === undefined) return { records, remarks };
  const blanked = new Set(remarks);
  return { records: records.map((cells, row) => (blanked.has(row) ? [] : withoutLabel(cells))), remarks };
}

/** The names behind `#Fields:`, as logs of web servers have them (https://www.w3.org/TR/WD-logfile). */
function withoutLabel(cells: readonly string[]): readonly string[] {
  return isFieldList(cells) ? cells.slice(1) : cells;
}

function isFieldList(cells: readonly string[]): boolean {
  return cells[0] === '#Fields:';
}

/** A structure that knows of the remarks that it was found without. */
export function withSkipped(structure: TableStructure, remarks: readonly number[]): TableStructure {
  const { skippedRows, span } = structure;
  const own = remarks.filter((row) => row < (span?.end ?? Number.POSITIVE_INFINITY));
  return own.length === 0
    ? structure
    : { ...structure, skippedRows: [...skippedRows, ...own].sort((a, b) => a - b) };
}
