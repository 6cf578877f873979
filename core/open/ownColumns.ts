import { sheetOptions } from '../model/options/sheetOptions.ts';

/** What is known of a table's columns by its first records. */
interface SeenColumns {
  readonly columnNames: readonly string[];
  readonly headerRows: readonly number[];
  /** From the first record of the sheet on. */
  readonly records: readonly (readonly string[])[];
}

/**
 * Names of the columns of a table, without those at its right end that have no name and next to no cell: a remark
 * that somebody wrote beside one of many sheets makes no other kind of sheet of it.
 */
export function ownColumns({ columnNames, headerRows, records }: SeenColumns): readonly string[] {
  const named = columnNames.findLastIndex((name, column) => name !== `column_${column + 1}`) + 1;
  if (named === 0 || named === columnNames.length) return columnNames;
  const below = records.slice((headerRows.at(-1) ?? -1) + 1);
  const stray = below.reduce(
    (count, cells) =>
      count + cells.slice(named, columnNames.length).filter((cell) => cell.trim() !== '').length,
    0,
  );
  return stray <= sheetOptions.strayCells ? columnNames.slice(0, named) : columnNames;
}
