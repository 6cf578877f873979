import type { LineClass, TableStructure } from '../../model/dialect.ts';

/**
 * What each of the first records is in the table's layout, for showing how a text or sheet is read. Records of another
 * table count as metadata before this one and as notes behind it.
 *
 * @returns one class a record, in order
 */
export function headClasses(
  records: readonly (readonly string[])[],
  structure: TableStructure,
): readonly LineClass[] {
  const { headerRows, firstDataRow, skippedRows, span } = structure;
  const headers = new Set([...headerRows, ...(structure.repeatedHeaders ?? [])]);
  const groups = new Set(structure.groupRows);
  const derived = new Set(structure.derivedRows);
  const skipped = new Set(skippedRows);
  const end = span?.end ?? Number.POSITIVE_INFINITY;
  return records.map((cells, record) => {
    if (headers.has(record)) return 'header';
    if (cells.every((cell) => cell.trim() === '')) return 'empty';
    if (record < firstDataRow) return 'metadata';
    if (record >= end) return 'notes';
    if (groups.has(record)) return 'group';
    if (derived.has(record)) return 'derived';
    return skipped.has(record) ? 'notes' : 'data';
  });
}
