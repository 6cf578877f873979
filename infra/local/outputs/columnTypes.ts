import { invariant } from '../../../core/model/errors.ts';
import { parquetOptions } from '../../../core/model/options/parquetOptions.ts';
import type { FieldType } from '../../../core/model/targetSchema.ts';
import { columnAt, type RowColumn, type RowsFrom } from './cleanedRows.ts';
import type { DuckDb } from './duckDb.ts';

/** Rows with their number, so that a text that was cut wrongly is noticed. */
export interface RowsAt {
  readonly columns: readonly RowColumn[];
  readonly rowCount: number;
  readonly from: RowsFrom;
}

/**
 * The types of Parquet that the columns get, by what stands in them, so that no digit is lost:
 *
 * - whole numbers: `BIGINT`; longer ones `DECIMAL(38,0)`, beyond 38 digits `VARCHAR`. Never `HUGEINT`, which Parquet does not
 *   know and DuckDB would write as a double.
 * - numbers: `DECIMAL(18,s)` or, for more digits, `DECIMAL(38,s)`; `s` is what the longest fraction needs, and 2 at least. What
 *   fits neither is `DOUBLE` where each value has so few significant digits that a double gives it back, else `VARCHAR`.
 * - `BOOLEAN`, `DATE`.
 * - date with time: `TIMESTAMP`; `TIMESTAMPTZ` (the moment, without the zone that it was written in) where every value has a
 *   zone; `VARCHAR` where some have one and others have none, which no type can tell apart.
 * - everything else `VARCHAR`.
 *
 * @param careful values are tried one by one, and a column with one that its type does not take is `VARCHAR`
 */
export async function columnTypes(
  database: DuckDb,
  { columns, rowCount, from }: RowsAt,
  careful = false,
): Promise<readonly string[]> {
  const questions: string[] = [];
  const asked = columns.map((column, place) => {
    const cell = columnAt(place);
    const tried = careful ? triedAs[column.type] : undefined;
    const own = [...measures(column, cell), ...(tried === undefined ? [] : [refused(cell, tried)])];
    questions.push(...own);
    return own.length;
  });
  const [[count, ...answer] = []] = await database.run(
    `SELECT ${['count(*)', ...questions].join(', ')} FROM ${from}`,
  );
  invariant(Number(count) === rowCount, 'as many rows are met as were cleaned');
  // Counts and lengths; of no rows at all they are missing. Those of 64 bits come as text.
  const figures = answer.map((figure) => Number(figure ?? 0));
  let next = 0;
  return columns.map((column, at) => {
    const own = figures.slice(next, next + (asked[at] ?? 0));
    next += asked[at] ?? 0;
    const isRefused = careful && triedAs[column.type] !== undefined && own.at(-1) !== 0;
    return isRefused ? 'VARCHAR' : typeOf(column, own);
  });
}

/** What is to be known of a column's cells, each an aggregate of SQL. */
function measures({ type }: RowColumn, cell: string): readonly string[] {
  switch (type) {
    case 'integer':
      return [
        `max(strlen(ltrim(${cell}, '-')))`,
        // Asked of the few that are long: most have fewer digits than any limit.
        `count(*) FILTER (strlen(${cell}) > ${parquetOptions.bigintDigits} AND TRY_CAST(${cell} AS BIGINT) IS NULL)`,
      ];
    case 'number': {
      const bare = `ltrim(${cell}, '-')`;
      const point = `strpos(${cell}, '.')`;
      return [
        `max(CASE WHEN ${point} = 0 THEN strlen(${bare}) ELSE strpos(${bare}, '.') - 1 END)`,
        `max(CASE WHEN ${point} = 0 THEN 0 ELSE strlen(${cell}) - ${point} END)`,
        // Figures without the noughts around them.
        `max(CASE WHEN strlen(${cell}) <= ${parquetOptions.doubleDigits} THEN 0 ELSE strlen(trim(replace(${bare}, '.', ''), '0')) END)`,
      ];
    }
    case 'datetime':
      return [
        `count(*) FILTER (${zoned(cell)})`,
        `count(*) FILTER (${cell} IS NOT NULL AND NOT (${zoned(cell)}))`,
      ];
    case 'date':
    case 'boolean':
    case 'string':
    case 'text':
    case 'enum':
    case 'email':
    case 'phone':
    case 'url':
    case 'tag':
      return [];
  }
}

/** What every value of a column must be readable as; text is what it is. */
const triedAs: Readonly<Partial<Record<FieldType, string>>> = {
  integer: 'DOUBLE',
  number: 'DOUBLE',
  datetime: 'TIMESTAMPTZ',
  date: 'DATE',
  boolean: 'BOOLEAN',
};

/** How many values a type does not take. */
function refused(cell: string, type: string): string {
  return `count(*) FILTER (${cell} IS NOT NULL AND TRY_CAST(${cell} AS ${type}) IS NULL)`;
}

/** A zone behind a time: `Z` or `+02:00`. */
function zoned(cell: string): string {
  return `ends_with(${cell}, 'Z') OR (strlen(${cell}) > 22 AND substr(${cell}, -6, 1) IN ('+', '-'))`;
}

function typeOf({ type }: RowColumn, figures: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = figures;
  switch (type) {
    case 'integer':
      if (second === 0) return 'BIGINT';
      return first <= parquetOptions.wideDigits ? `DECIMAL(${parquetOptions.wideDigits},0)` : 'VARCHAR';
    case 'number':
      return decimalOf({ whole: first, fraction: second, significant: third });
    case 'datetime':
      if (first > 0 && second > 0) return 'VARCHAR';
      return first > 0 ? 'TIMESTAMPTZ' : 'TIMESTAMP';
    case 'date':
      return 'DATE';
    case 'boolean':
      return 'BOOLEAN';
    case 'string':
    case 'text':
    case 'enum':
    case 'email':
    case 'phone':
    case 'url':
    case 'tag':
      return 'VARCHAR';
  }
}

/** Digits before the point, behind it, and the most that one value has of both without noughts around them. */
function decimalOf(digits: {
  readonly whole: number;
  readonly fraction: number;
  readonly significant: number;
}): string {
  const { leastScale, narrowDigits, wideDigits, doubleDigits, doubleSize } = parquetOptions;
  const scale = Math.max(leastScale, digits.fraction);
  for (const width of [narrowDigits, wideDigits]) {
    if (digits.whole + scale <= width) return `DECIMAL(${width},${scale})`;
  }
  const isExact =
    digits.significant <= doubleDigits && digits.whole <= doubleSize && digits.fraction <= doubleSize;
  return isExact ? 'DOUBLE' : 'VARCHAR';
}
