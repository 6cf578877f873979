import type { Inspection, Overrides } from '../../../core/contract/views.ts';
import { likelyFrom } from '../../text/guessBands.ts';

export type DoubtfulGuess = 'encoding' | 'delimiter' | 'header' | 'table' | 'sheet';

/** Guesses about a file's form that are unsure and that nobody has settled, the ones with the gravest consequences first. */
export function doubtfulGuesses(
  { kind, table, sheetMargin = 1 }: Inspection,
  overrides: Overrides,
): readonly DoubtfulGuess[] {
  const { dialect } = table;
  const isUnsure = (margin: number, settled: unknown): boolean =>
    settled === undefined && margin < likelyFrom;
  return [
    ...(kind === 'delimited' && isUnsure(dialect.margin, overrides.delimiter)
      ? (['delimiter'] as const)
      : []),
    ...(isUnsure(dialect.headerMargin, overrides.headerRows) ? (['header'] as const) : []),
    ...(isUnsure(sheetMargin, overrides.sheetIndex) ? (['sheet'] as const) : []),
    ...(isUnsure(dialect.tablesMargin ?? 1, overrides.tableIndex ?? overrides.range)
      ? (['table'] as const)
      : []),
    ...(kind === 'delimited' && isUnsure(dialect.encodingMargin, overrides.encoding)
      ? (['encoding'] as const)
      : []),
  ];
}
