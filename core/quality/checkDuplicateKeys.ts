import { inferOptions, qualityOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { agreeing, counted, issueOf } from './issueOf.ts';

/** Values that occur again in a column where nearly each row has its own: it is a key, or was meant as one. */
export const checkDuplicateKeys: Check = (findings, columns) =>
  findings.columns.flatMap(({ repeats, evidence }) => {
    const column = columns[evidence.index];
    if (column === undefined || repeats.count === 0 || !isKey(column)) return [];
    const { count } = repeats;
    return [
      issueOf({
        code: 'DUPLICATE_KEYS',
        least: 'medium',
        dimension: 'uniqueness',
        column: column.index,
        count,
        of: column.count - column.missing,
        rows: repeats.rows,
        message: repeats.exact
          ? `${counted(count, 'cell')} ${agreeing(count, 'repeats', 'repeat')} a value of a column in which nearly each row has its own.`
          : `About ${counted(count, 'cell')} repeat a value of a column in which nearly each row has its own, estimated from a sample.`,
        remedy: 'Check whether the column is meant to tell rows apart; if so, look at the repeated rows.',
      }),
    ];
  });

/** Codes and whole numbers that are nearly all different. Amounts and texts may well differ without being a key. */
function isKey(column: ColumnProfile): boolean {
  const filled = column.count - column.missing;
  if (filled < inferOptions.keyRows || column.distinct < filled * qualityOptions.keyShare) return false;
  return column.type === 'code' || column.semanticType === 'identifier' || column.semanticType === 'email';
}
