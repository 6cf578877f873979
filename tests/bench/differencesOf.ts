import type { ColumnTruth, Truth } from './files/tableWriter.ts';

interface Answer {
  readonly tables: readonly {
    readonly rowCount: number;
    readonly rejectedRows: number;
    readonly columns: readonly ColumnAnswer[];
    readonly issues: readonly { readonly code: string; readonly count: number }[];
  }[];
}

interface ColumnAnswer {
  readonly name: string;
  readonly type: string;
  readonly missing: number;
  readonly invalid: number;
  readonly distinct: number;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly mean: number | null;
}

/** How far an estimate of distinct values may be off. */
const distinctError = 0.02;
/** How far a mean may be off, as a share of itself: sums of millions of rounded figures. */
const meanError = 1e-9;

/** What `differencesOf` looks at, in the words of the report. */
export const profileCompared =
  'rows, ragged and repeated rows, missing and invalid cells, least and largest exactly, distinct values within 2 %';

/** Where the answer of `analyze --json` differs from what the generator knows: rows, ragged and repeated rows, and per column missing, invalid, distinct, least, largest and mean. */
export function differencesOf(answer: string, truth: Truth): readonly string[] {
  const table = (JSON.parse(answer) as Answer).tables[0];
  if (table === undefined) return ['there is no table'];
  const issue = (code: string): number => table.issues.find((one) => one.code === code)?.count ?? 0;
  const told: [string, number, number][] = [
    ['rows', table.rowCount + table.rejectedRows, truth.rows],
    ['ragged rows', issue('RAGGED_ROWS'), truth.ragged],
    ['repeated rows', issue('DUPLICATE_ROWS'), truth.duplicates],
    ['columns', table.columns.length, truth.columns.length],
  ];
  truth.columns.forEach((column, index) => {
    const found = table.columns[index];
    if (found !== undefined) told.push(...columnFigures(column, found));
  });
  return told.flatMap(([what, is, should]) => (is === should ? [] : [`${what}: ${is} instead of ${should}`]));
}

function columnFigures(truth: ColumnTruth, found: ColumnAnswer): [string, number, number][] {
  const of = (what: string): string => `${what} of ${truth.name}`;
  const near = (is: number, should: number, share: number): number =>
    Math.abs(is - should) <= share * Math.abs(should) ? should : is;
  const figures: [string, number, number][] = [
    [of('missing'), found.missing, truth.missing],
    [of('invalid'), found.invalid, truth.invalid],
    [of('distinct'), near(found.distinct, truth.distinct, distinctError), truth.distinct],
  ];
  const { numbers } = truth;
  // A number that identifies something is read as a code, which has no mean.
  if (numbers === null || found.type === 'code') return figures;
  const scale = truth.kind === 'share' ? 100 : 1;
  const min = Number(found.min) * scale;
  const max = Number(found.max) * scale;
  const mean = Number(found.mean) * scale;
  return [
    ...figures,
    [of('least'), min, numbers.min],
    [of('largest'), max, numbers.max],
    [of('mean'), near(mean, numbers.mean, meanError), numbers.mean],
  ];
}
