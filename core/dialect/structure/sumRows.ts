import { structureOptions } from '../../model/options/readingOptions.ts';
import { parseNumber } from '../../values/numbers/parseNumber.ts';
import type { ColumnForm } from '../header/recordForms.ts';

/** The figures of the rows among which sums are looked for. */
export interface Figures {
  /** Rows, each with one number a column of figures; NaN where there is none. */
  readonly rows: readonly Float64Array[];
  /** Smallest step of each column: 1 for whole numbers, 0.1 for tenths. */
  readonly steps: Float64Array;
  /** Whether a column holds no negative number, so that its sums only grow. */
  readonly growing: readonly boolean[];
}

/** A row that is the sum of rows next to it. */
export interface SumFound {
  /** Columns in which it is. */
  readonly columns: number;
  /** Rows that were added. */
  readonly parts: number;
}

/** Reads the columns that hold figures other than years. */
export function figuresOf(records: readonly (readonly string[])[], columns: readonly ColumnForm[]): Figures {
  const places: number[] = [];
  for (let c = 0; c < columns.length && places.length < structureOptions.sumColumns; c += 1) {
    const form = columns[c];
    if (form?.figures === true && form.numbers > form.years + form.moments) places.push(c);
  }
  const steps = new Float64Array(places.length).fill(1);
  const growing = places.map(() => true);
  const rows = records.map((cells) => {
    const row = new Float64Array(places.length).fill(Number.NaN);
    for (let i = 0; i < places.length; i += 1) {
      const text = (cells[places[i] ?? 0] ?? '').trim();
      const value = text === '' ? undefined : parseNumber(text, '.');
      if (value === undefined) continue;
      row[i] = value;
      if (value < 0) growing[i] = false;
      const decimals = Math.min(6, /\.(\d+)\D*$/.exec(text)?.[1]?.replace(/0+$/, '').length ?? 0);
      steps[i] = Math.min(steps[i] ?? 1, 10 ** -decimals);
    }
    return row;
  });
  return { rows, steps, growing };
}

/**
 * Looks for rows next to `row`, all above or all below it, that add up to it; `undefined` where there are none.
 *
 * @param leftOut Rows that are passed over, as sums found before are.
 */
export function findSum(
  figures: Figures,
  row: number,
  leftOut: (other: number) => boolean,
): SumFound | undefined {
  const total = figures.rows[row];
  if (total === undefined) return undefined;
  let pilots = 0;
  for (let column = 0; column < total.length && pilots < 3; column += 1) {
    const value = total[column] ?? Number.NaN;
    // Small numbers are sums of others by chance.
    if (!(Math.abs(value) >= structureOptions.sumSteps * (figures.steps[column] ?? 1))) continue;
    pilots += 1;
    for (const direction of [1, -1]) {
      const found = sumAlong(figures, { row, column, direction }, leftOut);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function sumAlong(
  figures: Figures,
  from: { readonly row: number; readonly column: number; readonly direction: number },
  leftOut: (other: number) => boolean,
): SumFound | undefined {
  const { rows, growing } = figures;
  const { row, column, direction } = from;
  const value = rows[row]?.[column] ?? Number.NaN;
  let sum = 0;
  let parts = 0;
  for (
    let other = row + direction, seen = 0;
    seen < structureOptions.sumReach;
    other += direction, seen += 1
  ) {
    if (other < 0 || other >= rows.length) return undefined;
    const part = rows[other]?.[column] ?? Number.NaN;
    if (leftOut(other) || !(part === part)) continue;
    sum += part;
    if (part !== 0) parts += 1;
    const slack = slackOf(figures, { column, value, parts });
    if (growing[column] === true && sum > value + slack) return undefined;
    if (parts > 1 && Math.abs(sum - value) <= slack) {
      const columns = agreeing(figures, { row, until: other, direction }, leftOut);
      if (columns > 0) return { columns, parts };
    }
  }
  return undefined;
}

/** In how many columns the rows add up; 0 where they do in less than half of those that the sum fills. */
function agreeing(
  figures: Figures,
  span: { readonly row: number; readonly until: number; readonly direction: number },
  leftOut: (other: number) => boolean,
): number {
  const { rows } = figures;
  const total = rows[span.row] ?? new Float64Array(0);
  let filled = 0;
  let agree = 0;
  for (let column = 0; column < total.length; column += 1) {
    const value = total[column] ?? Number.NaN;
    if (!(value === value) || value === 0) continue;
    filled += 1;
    let sum = 0;
    let parts = 0;
    for (let other = span.row + span.direction; ; other += span.direction) {
      const part = rows[other]?.[column] ?? Number.NaN;
      if (!leftOut(other) && part === part) {
        sum += part;
        parts += 1;
      }
      if (other === span.until) break;
    }
    if (Math.abs(sum - value) <= slackOf(figures, { column, value, parts })) agree += 1;
  }
  return agree * 2 >= filled ? agree : 0;
}

/** By how much rounded parts may miss their sum: half a step each, but nothing where the figures are too small for that to tell. */
function slackOf(
  { steps }: Figures,
  sum: { readonly column: number; readonly value: number; readonly parts: number },
): number {
  const step = steps[sum.column] ?? 1;
  const rounded = Math.abs(sum.value) >= structureOptions.roundedSteps * step;
  return (rounded ? step * (sum.parts / 2) : step / 100) + Math.abs(sum.value) * 1e-9;
}
