import type { Overrides, TableStructure } from '../../model/dialect.ts';

/** What a person has said of single records of one file. */
export type SettledRows = Pick<Overrides, 'lastDataRow' | 'keptRows' | 'leftOutRows'>;

/**
 * A structure with what a person has said of its records. Records that are kept stay data whatever finds them to be
 * none; of a record that is said to be both, the latter holds. Behind the last data row the table has ended.
 */
export function withSettledRows(
  structure: TableStructure,
  { lastDataRow, keptRows = [], leftOutRows = [] }: SettledRows,
): TableStructure {
  const { firstDataRow, span } = structure;
  const isInTable = (row: number): boolean => row >= firstDataRow && row < (span?.end ?? Infinity);
  const leftOut = new Set(leftOutRows.filter(isInTable));
  const kept = new Set(keptRows.filter((row) => isInTable(row) && !leftOut.has(row)));
  const without = (rows: readonly number[] | undefined): readonly number[] =>
    (rows ?? []).filter((row) => !kept.has(row));
  const ended =
    lastDataRow === undefined || !isInTable(lastDataRow)
      ? structure
      : {
          ...structure,
          span: { first: span?.first ?? 0, end: lastDataRow + 1 },
          // Who says where the data end has seen what stands there.
          tailKnown: true as const,
        };
  if (leftOut.size === 0 && kept.size === 0) return ended;
  return {
    ...ended,
    skippedRows: ascending(new Set([...without(structure.skippedRows), ...leftOut])),
    ...(structure.groupRows === undefined ? {} : { groupRows: without(structure.groupRows) }),
    ...(structure.derivedRows === undefined ? {} : { derivedRows: without(structure.derivedRows) }),
    ...(structure.repeatedHeaders === undefined
      ? {}
      : { repeatedHeaders: without(structure.repeatedHeaders) }),
    keptRows: ascending(kept),
  };
}

function ascending(rows: ReadonlySet<number>): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}
