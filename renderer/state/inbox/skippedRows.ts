import type { Inspection, Overrides, TableAnalysis } from '../../../core/contract/views.ts';

/** Which records are no data, by where they stand; blank ones are not counted. */
export interface SkippedRows {
  readonly above: readonly number[];
  readonly inside: readonly number[];
  readonly below: readonly number[];
  /** The record that a person has ended the table with; `null` where nobody did. */
  readonly endedAt: number | null;
}

/** What is left out of the table, as far as it is known: of its head, or of all of it once it was read. */
export function skippedRows(
  { dialect }: Inspection['table'],
  table: Pick<TableAnalysis, 'dialect' | 'range' | 'sheets'> | null,
  { lastDataRow }: Overrides,
): SkippedRows {
  const { firstDataRow, headerRows, skippedRows: rows } = table?.dialect ?? dialect;
  const header = new Set(headerRows);
  // The range of several sheets counts the records of all of them.
  const bottom = table === null || table.sheets !== undefined ? Number.POSITIVE_INFINITY : table.range.bottom;
  const others = rows.filter((row) => !header.has(row));
  return {
    above: others.filter((row) => row < firstDataRow),
    inside: others.filter((row) => row >= firstDataRow && row <= bottom),
    below: others.filter((row) => row >= firstDataRow && row > bottom),
    endedAt: lastDataRow !== undefined && lastDataRow >= firstDataRow ? lastDataRow : null,
  };
}
