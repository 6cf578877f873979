import { scaledDecimal } from '../../values/numbers/exactDecimal.ts';

/**
 * The output values of one row after the other, with the figures and days that are read of them: each once a row however many
 * rules ask, and none before one asks. One object serves all rows, so that a row allocates nothing.
 */
export class RowFigures {
  values: readonly (string | null)[] = [];
  private readonly amounts: Float64Array;
  private readonly days: Float64Array;
  /** Number of the row in which a field was read last. */
  private readonly amountRow: Float64Array;
  private readonly dayRow: Float64Array;
  private row = 0;

  constructor(fieldCount: number) {
    this.amounts = new Float64Array(fieldCount);
    this.days = new Float64Array(fieldCount);
    this.amountRow = new Float64Array(fieldCount);
    this.dayRow = new Float64Array(fieldCount);
  }

  begin(values: readonly (string | null)[]): void {
    this.values = values;
    this.row += 1;
  }

  textOf(field: number): string | null {
    return this.values[field] ?? null;
  }

  /** As `scaledDecimal`; NaN for a missing value, too. */
  amountOf(field: number): number {
    if (this.amountRow[field] !== this.row) {
      const text = this.values[field] ?? null;
      this.amounts[field] = text === null ? Number.NaN : scaledDecimal(text);
      this.amountRow[field] = this.row;
    }
    return this.amounts[field] ?? Number.NaN;
  }

  /** Year, month and day as one number: 20240531; NaN for what does not begin with an ISO day. */
  dayOf(field: number): number {
    if (this.dayRow[field] !== this.row) {
      const text = this.values[field] ?? null;
      this.days[field] = text === null ? Number.NaN : isoDay(text);
      this.dayRow[field] = this.row;
    }
    return this.days[field] ?? Number.NaN;
  }
}

/** `2024-05-31` with or without a time behind it as 20240531; NaN for anything else. */
export function isoDay(text: string): number {
  if (text.length < 10 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return Number.NaN;
  if (text.length > 10 && text.charCodeAt(10) !== 0x54) return Number.NaN;
  let day = 0;
  for (let at = 0; at < 10; at += 1) {
    if (at === 4 || at === 7) continue;
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    day = day * 10 + digit;
  }
  return day;
}
