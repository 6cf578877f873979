/** A column whose figures are the sum of other columns' figures, row by row. Numbers count the columns given. */
export interface ColumnSum {
  readonly total: number;
  /** Ascending. */
  readonly parts: readonly number[];
  /** Ascending; taken off the sum, as recoveries are. */
  readonly less: readonly number[];
  /** 0 to 1: rows in which it holds, among those with a figure in total and parts. */
  readonly share: number;
  /** Rows of that kind. */
  readonly rows: number;
}

/** Numeric columns looked at; those with most figures other than nought. */
const mostColumns = 60;
/** The same for sums of three: their number grows with the cube. */
const mostForThree = 26;
const probes = 3;
/** Candidates that are checked on every row; only a table made of multiples has more. */
const mostChecked = 2000;
/** A relation that fails more often is a coincidence or another one. */
const leastShare = 0.9;
/** Different totals in rows with at least two parts that are not nought; with fewer, any sum is a copy or a coincidence. */
const leastDistinct = 3;
/** Figures (digits) of those totals together: small numbers add up by chance, so they take more rows. */
const leastDigits = 6;
/** Below one, cents no longer tell figures apart. */
const smallestTotal = 1;

/**
 * Looks for columns that are the sum of two or three others; one of three may be taken off.
 *
 * Sums of all pairs are looked up in three telling rows by their cents, so that the work grows with the square of the columns (the
 * cube for up to 26); what is found there is checked on every row. Missing parts count as nought.
 *
 * @param figures rows of each column, NaN for no figure; `null` for a column without figures
 * @returns Best first: by share, then fewest parts, then by the numbers of the columns.
 */
export function columnSums(figures: readonly (Float64Array | null)[]): readonly ColumnSum[] {
  const columns = tellingColumns(figures);
  const rows = probeRows(figures, columns);
  if (rows.length === 0) return [];
  const atCents = rows.map((row) => {
    const found = new Map<number, number[]>();
    for (const c of columns) {
      const value = figures[c]?.[row] ?? Number.NaN;
      if (!(Math.abs(value) >= smallestTotal)) continue;
      const key = Math.round(value * 100);
      found.set(key, [...(found.get(key) ?? []), c]);
    }
    return found;
  });
  const value = (c: number, row: number): number => {
    const at = figures[c]?.[row] ?? 0;
    return Number.isNaN(at) ? 0 : at;
  };
  const found = new Map<string, ColumnSum>();
  const tried = new Set<string>();
  const look = (parts: readonly number[], less: readonly number[]): void => {
    const hits = new Map<number, number>();
    rows.forEach((row, i) => {
      const sum = (members: readonly number[]) => members.reduce((all, part) => all + value(part, row), 0);
      const cents = Math.round((sum(parts) - sum(less)) * 100);
      for (const near of [cents - 1, cents, cents + 1]) {
        for (const total of atCents[i]?.get(near) ?? []) hits.set(total, (hits.get(total) ?? 0) + 1);
      }
    });
    for (const [total, count] of hits) {
      if (count < Math.min(2, rows.length) || parts.includes(total) || less.includes(total)) continue;
      const key = JSON.stringify([total, parts, less]);
      if (tried.has(key) || tried.size >= mostChecked) continue;
      tried.add(key);
      const checked = checkSum(figures, { total, parts, less });
      if (checked !== null) found.set(key, checked);
    }
  };
  for (let i = 0; i < columns.length; i += 1) {
    for (let j = i + 1; j < columns.length; j += 1) {
      const pair = [columns[i] ?? 0, columns[j] ?? 0].sort((a, b) => a - b);
      look(pair, []);
    }
  }
  const few = columns.slice(0, mostForThree);
  for (let i = 0; i < few.length; i += 1) {
    for (let j = i + 1; j < few.length; j += 1) {
      for (let k = j + 1; k < few.length; k += 1) {
        const three = [few[i] ?? 0, few[j] ?? 0, few[k] ?? 0].sort((a, b) => a - b);
        look(three, []);
        for (const off of three)
          look(
            three.filter((one) => one !== off),
            [off],
          );
      }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.share - a.share ||
      a.parts.length + a.less.length - b.parts.length - b.less.length ||
      a.total - b.total ||
      compareText(a.parts.join(), b.parts.join()),
  );
}

/** Of columns that are equal the first stands for all: which of them is meant, arithmetic cannot tell. */
function tellingColumns(figures: readonly (Float64Array | null)[]): readonly number[] {
  const seen = new Set<string>();
  return figures
    .flatMap((column, c) => {
      if (column === null) return [];
      const values = column.filter((value) => !Number.isNaN(value) && value !== 0);
      const text = column.join();
      if (new Set(values).size < 2 || seen.has(text)) return [];
      seen.add(text);
      return [{ c, count: values.length }];
    })
    .sort((a, b) => b.count - a.count || a.c - b.c)
    .slice(0, mostColumns)
    .map(({ c }) => c);
}

/** Rows in which most columns have a figure other than nought, the largest first, as small figures add up by chance. */
function probeRows(figures: readonly (Float64Array | null)[], columns: readonly number[]): readonly number[] {
  const height = Math.max(0, ...columns.map((c) => figures[c]?.length ?? 0));
  const rows = Array.from({ length: height }, (_, row) => {
    const worth = columns.map((c) => Math.abs(figures[c]?.[row] ?? 0)).filter((one) => one > 0);
    return { row, count: new Set(worth).size, size: worth.reduce((sum, one) => sum + Math.log1p(one), 0) };
  });
  return rows
    .filter(({ count }) => count >= 3)
    .sort((a, b) => b.count - a.count || b.size - a.size || a.row - b.row)
    .slice(0, probes)
    .map(({ row }) => row);
}

/** Looks at every row whether a column is the sum of others; `null` where it is not, or too few rows tell. */
export function checkSum(
  figures: readonly (Float64Array | null)[],
  { total, parts, less }: Omit<ColumnSum, 'share' | 'rows'>,
): ColumnSum | null {
  const totals = figures[total] ?? new Float64Array(0);
  const members = [...parts, ...less];
  // Within a cent a part, as totals are rounded by themselves, unless a cent is much.
  const cent = Math.min(0.01, medianSize(totals) / 1000) * members.length;
  let rows = 0;
  let held = 0;
  const distinct = new Set<number>();
  // Members that are more than a rounding error.
  const used = new Set<number>();
  for (let row = 0; row < totals.length; row += 1) {
    const wanted = totals[row] ?? Number.NaN;
    const own = members.map((part) => figures[part]?.[row] ?? Number.NaN);
    if (Number.isNaN(wanted) || own.every(Number.isNaN)) continue;
    const worth = own.map((one) => (Number.isNaN(one) ? 0 : one));
    const off = worth.slice(parts.length).reduce((a, b) => a + b, 0);
    const added = worth.slice(0, parts.length);
    const sum = added.reduce((a, b) => a + b, 0) - off;
    rows += 1;
    if (Math.abs(sum - wanted) > cent + 1e-9 * Math.abs(sum)) continue;
    held += 1;
    const present = worth.filter((one) => one !== 0).length;
    worth.forEach((one, i) => Math.abs(one) > 10 * cent && used.add(i));
    if (present >= 2) distinct.add(wanted);
  }
  if (rows === 0 || held / rows < leastShare) return null;
  const digits = [...distinct].reduce((sum, one) => sum + Math.log10(1 + Math.abs(one)), 0);
  if (distinct.size < leastDistinct || digits < leastDigits || used.size < members.length) return null;
  return { total, parts, less, share: held / rows, rows };
}

function medianSize(figures: Float64Array): number {
  const sizes = figures
    .filter((figure) => !Number.isNaN(figure) && figure !== 0)
    .map(Math.abs)
    .sort();
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
