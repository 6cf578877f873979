import type { TableStructure } from '../../model/dialect.ts';
import type { DeclaredTable } from '../../model/sheet.ts';
import type { StructureOptions } from '../structure/detectStructure.ts';

/** Header and first data row of a declared table, as it says them itself. */
export function declaredRows(
  { range: { top }, headerRows }: DeclaredTable,
  { firstDataRow }: StructureOptions,
): Pick<StructureOptions, 'headerRows' | 'firstDataRow'> {
  return { headerRows: headerRows === 0 ? [] : [top], firstDataRow: firstDataRow ?? top + headerRows };
}

/**
 * Leaves out the totals row of a declared table, even where it stands behind the records that were looked at, and the
 * notes below it.
 *
 * @param structure Found within the table's rows; records are counted from the beginning of the text.
 */
export function asDeclared(
  structure: TableStructure,
  declared: {
    readonly table: DeclaredTable;
    readonly notes: readonly number[];
    readonly innerRows: StructureOptions['innerRows'] | undefined;
  },
): TableStructure {
  const { table, notes, innerRows } = declared;
  const totals = table.totalsRows > 0 && innerRows !== 'data' ? [table.range.bottom] : [];
  return {
    ...structure,
    skippedRows: joined(structure.skippedRows, [...totals, ...notes]),
    derivedRows: joined(structure.derivedRows ?? [], totals),
  };
}

function joined(rows: readonly number[], more: readonly number[]): readonly number[] {
  return [...new Set([...rows, ...more])].sort((one, other) => one - other);
}
