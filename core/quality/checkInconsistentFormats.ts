import type { ColumnFindings } from '../model/evidence.ts';
import type { ColumnProfile } from '../model/profile.ts';
import type { Check } from './check.ts';
import { counted, issueOf } from './issueOf.ts';

/** Columns whose values are written in more than one way: two date formats, amounts with and without a currency. */
export const checkInconsistentFormats: Check = (findings, columns) =>
  columns.flatMap((column) => {
    const found = findings.columns[column.index];
    if (found === undefined) return [];
    const odd = minority(found, column);
    if (odd.count === 0) return [];
    return [
      issueOf({
        code: 'INCONSISTENT_FORMAT',
        most: 'medium',
        dimension: 'consistency',
        column: column.index,
        count: odd.count,
        of: column.count - column.missing,
        rows: odd.rows,
        message: `${counted(odd.count, 'cell')} ${odd.count === 1 ? 'is' : 'are'} written in another way than most of the column.`,
        remedy: 'Nothing is lost: each way of writing is read. Check that both mean the same.',
      }),
    ];
  });

/** Cells of the ways of writing that are not the most frequent one. */
function minority(found: ColumnFindings, column: ColumnProfile): { count: number; rows: readonly number[] } {
  const ways = new Map<string, { count: number; rows: number[] }>();
  for (const { sign, count, rows } of found.evidence.signs) {
    if (!found.decision.fits(sign)) continue;
    const way = wayOf(found, column, sign);
    if (way === undefined) continue;
    const known = ways.get(way) ?? { count: 0, rows: [] };
    ways.set(way, { count: known.count + count, rows: [...known.rows, ...rows] });
  }
  const [, ...rest] = [...ways.values()].sort((one, other) => other.count - one.count);
  return {
    count: rest.reduce((sum, { count }) => sum + count, 0),
    rows: rest.flatMap(({ rows }) => rows).sort((one, other) => one - other),
  };
}

/** What a reader would call the way of writing; `undefined` where the type has but one. */
function wayOf(
  { decision }: ColumnFindings,
  column: ColumnProfile,
  sign: ColumnFindings['evidence']['signs'][number]['sign'],
): string | undefined {
  if (column.type === 'date' || column.type === 'datetime') {
    // Ambiguous columns have an issue of their own, and two formats by nature.
    if (column.ambiguousDates) return undefined;
    return sign.dateFormats[decision.datePosition(sign)]?.replaceAll(/MM(?!M)/gu, 'M').replaceAll('DD', 'D');
  }
  if (column.type === 'number' || column.type === 'integer') {
    return `${sign.currency ? 'currency' : ''} ${sign.percent ? 'percent' : ''}`;
  }
  return column.type === 'time' ? sign.detail.replaceAll('HH', 'H').replaceAll('hh', 'h') : undefined;
}
