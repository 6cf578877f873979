import type { TableAnalysis } from '../../model/analysis.ts';
import type { MappingVersion } from '../../model/mapping.ts';

/**
 * Names of sheets that may have been meant when the sheets of a workbook were read as one table: those that have most of
 * the columns, and those that could not be read.
 */
export function doubtfulSheets({ sheets }: Pick<TableAnalysis, 'sheets'>): readonly string[] {
  return (sheets?.left ?? [])
    .filter(({ reason }) => reason === 'similar' || reason === 'unreadable')
    .map(({ name }) => name);
}

/** Those among them that nobody has seen left out when the mapping was approved; while there is one, a person has to look. */
export function missedSheets(
  table: Pick<TableAnalysis, 'sheets'>,
  { evidence }: Pick<MappingVersion, 'evidence'>,
): readonly string[] {
  const seen = new Set(evidence.sheetsLeft);
  return doubtfulSheets(table).filter((name) => !seen.has(name));
}
