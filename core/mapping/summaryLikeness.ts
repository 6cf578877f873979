import type { ColumnSummary } from '../model/columnSummary.ts';
import type { ColumnType, SemanticType } from '../model/columnType.ts';
import type { Layout } from '../model/mapping.ts';
import { folded } from './columnUse.ts';

type LayoutColumn = Layout['columns'][number];

/**
 * How alike the values of two columns are, by what is remembered of them: 1 the same kind with the same distribution, -1
 * nothing in common, 0 where nothing can be said, because one has no values or was approved before values were remembered.
 */
export function summaryLikeness(a: LayoutColumn, b: LayoutColumn): number {
  const left = a.summary;
  const right = b.summary;
  if (left === undefined || right === undefined || filled(left) === 0 || filled(right) === 0) {
    // Of a column without cells the type is a default.
    return left === undefined && right === undefined && kindOf(a.type) !== kindOf(b.type) ? -0.5 : 0;
  }
  const kinds = [kindOf(a.type), kindOf(b.type)];
  if (kinds[0] !== kinds[1]) {
    // Whole numbers are codes in another file, and codes are words where one of them is long.
    return kinds.includes('text') && kinds.includes('number') && sharesShapes(left, right) ? -0.1 : -0.8;
  }
  const meaning = meaningLikeness(left.semanticType, right.semanticType);
  const form =
    kinds[0] === 'number' ? spreadLikeness(left, right) : shapeLikeness(left, right, a.format === b.format);
  return Math.max(-1, Math.min(1, form * trust(left, right) + meaning));
}

function filled({ count, missing }: ColumnSummary): number {
  return count - missing;
}

/** What two handfuls of cells show is chance; from some twenty on it hardly is. */
function trust(a: ColumnSummary, b: ColumnSummary): number {
  const cells = Math.min(filled(a), filled(b));
  return cells / (cells + 5);
}

type Kind = 'number' | 'date' | 'time' | 'boolean' | 'text';

function kindOf(type: ColumnType): Kind {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'code':
    case 'text':
      return 'text';
    case 'time':
    case 'boolean':
      return type;
  }
}

/** Meanings that many columns of a file share and that tell none of them apart. */
const vague: ReadonlySet<SemanticType> = new Set([
  'enumeration',
  'identifier',
  'quantity',
  'currency-amount',
  'year',
]);

function meaningLikeness(a: SemanticType | null, b: SemanticType | null): number {
  const left = a === null || vague.has(a) ? null : a;
  const right = b === null || vague.has(b) ? null : b;
  if (left === null && right === null) return 0;
  return left === right ? 0.4 : -0.3;
}

/** Numbers: how far the quantiles lie apart, in units of the spread of both; figures of another size are unlike although one's spread holds the other. */
function spreadLikeness(a: ColumnSummary, b: ColumnSummary): number {
  const left = a.quantiles;
  const right = b.quantiles;
  if (left === null || right === null) return 0;
  const spreads = [left, right].map(({ p05, p25, p75, p95 }) => Math.max(p75 - p25, (p95 - p05) / 4));
  const widest = Math.max(...spreads);
  const spread = Math.max(widest / 20, Math.sqrt((spreads[0] ?? 0) * (spreads[1] ?? 0)));
  const apart =
    Math.abs(left.p25 - right.p25) + Math.abs(left.p50 - right.p50) + Math.abs(left.p75 - right.p75);
  if (apart === 0) return 0.8;
  return spread === 0 ? -0.8 : 1.6 * Math.exp(-apart / 3 / spread) - 0.8;
}

/** Texts, codes, dates: shared values where both are short lists, else shapes and lengths. */
function shapeLikeness(a: ColumnSummary, b: ColumnSummary, sameFormat: boolean): number {
  if (a.values !== null && b.values !== null) {
    const known = new Set(a.values.map(({ value }) => folded(value)));
    const shared = b.values.filter(({ value }) => known.has(folded(value))).length;
    return (2 * shared) / Math.min(a.values.length, b.values.length) - 1;
  }
  const shapes = sharedShapes(a, b);
  const lengths = lengthOverlap(a, b);
  const alike = shapes === null ? 0.3 + 0.4 * lengths : 0.6 * shapes + 0.4 * lengths;
  return Math.min(0.8, 1.8 * alike - 0.8) - (sameFormat ? 0 : 0.3);
}

function sharesShapes(a: ColumnSummary, b: ColumnSummary): boolean {
  return (sharedShapes(a, b) ?? 0) > 0.3 || lengthOverlap(a, b) > 0.5;
}

/** Share of cells with a shape that the other column has as often; `null` where one has no shape worth naming. */
function sharedShapes(a: ColumnSummary, b: ColumnSummary): number | null {
  if (a.patterns.length === 0 || b.patterns.length === 0) return null;
  const shares = new Map(a.patterns.map(({ value, count }) => [value, count / filled(a)]));
  return b.patterns.reduce(
    (sum, { value, count }) => sum + Math.min(shares.get(value) ?? 0, count / filled(b)),
    0,
  );
}

function lengthOverlap(a: ColumnSummary, b: ColumnSummary): number {
  const shared = Math.min(a.maxLength, b.maxLength) - Math.max(a.minLength, b.minLength) + 1;
  return Math.max(0, shared) / (Math.max(a.maxLength, b.maxLength) - Math.min(a.minLength, b.minLength) + 1);
}
