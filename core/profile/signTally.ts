import type { Sign } from '../model/evidence.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { CellReading } from '../values/cells/readCell.ts';
import { Moments } from './moments.ts';
import { QuantileSketch } from './quantileSketch.ts';

/** Statistics of the values under one reading. */
export class ValueTally {
  /** Where the kernel counts, too; 0 where it does not. */
  readonly address: number;
  readonly moments: Moments;
  readonly sketch: QuantileSketch;

  /** @param figures `valueFigures` numbers that are zero. */
  constructor(figures: Float64Array = new Float64Array(valueFigures), address = 0) {
    this.address = address;
    this.moments = new Moments(figures.subarray(0, 5));
    this.sketch = new QuantileSketch(figures.subarray(5));
  }

  add(value: number, count: number): void {
    this.moments.add(value, count);
    this.sketch.add(value, count);
  }

  /** Takes the figures out of the memory where the kernel counted them. */
  bringOut(): void {
    this.moments.bringOut();
    this.sketch.bringOut();
  }

  merge(other: ValueTally): void {
    this.moments.merge(other.moments);
    this.sketch.merge(other.sketch);
  }
}

/** Numbers that a `ValueTally` lies in. */
export const valueFigures = 9;

/** What is known of the cells of one sign: how many, where first, and their values under each reading, as the reading is chosen at the end. */
export class SignTally {
  readonly sign: Sign;
  /** Cells that the dictionary does not count. */
  count = 0;
  /** Ascending. */
  rows: number[] = [];
  /** Distinct texts that the dictionary lacks, the first `profileOptions.anomalies`. */
  samples: string[] = [];
  point: ValueTally | null = null;
  /** Only where the other mark gives another value. */
  comma: ValueTally | null = null;
  /** By position in `sign.dateFormats`. */
  dates: ValueTally[] = [];

  constructor(sign: Sign) {
    this.sign = sign;
  }

  /** Statistics under the point, the comma, and the date formats. */
  get values(): readonly (ValueTally | null | undefined)[] {
    return [this.point, this.comma, ...this.dates];
  }

  /** @param newValues Makes room for values. */
  add(reading: CellReading, count: number, newValues: () => ValueTally): void {
    this.count += count;
    const { point, comma, dates } = reading;
    if (point === point) (this.point ??= newValues()).add(point, count);
    if (comma === comma && comma !== point) (this.comma ??= newValues()).add(comma, count);
    for (let at = 0; at < dates.length; at += 1) {
      const ms = dates[at];
      if (ms !== undefined) (this.dates[at] ??= newValues()).add(ms, count);
    }
    if (reading.seconds === reading.seconds) (this.point ??= newValues()).add(reading.seconds, count);
  }

  /** Takes its values out of the kernel's memory. */
  bringOut(): void {
    this.point?.bringOut();
    this.comma?.bringOut();
    for (const date of this.dates) date?.bringOut();
  }

  addSample(text: string): void {
    if (this.samples.length < profileOptions.anomalies && !this.samples.includes(text))
      this.samples.push(text);
  }

  merge(other: SignTally, mostRows: number): void {
    this.count += other.count;
    this.rows = joinedRows(this.rows, other.rows, mostRows);
    for (const text of other.samples) this.addSample(text);
    if (other.point !== null) (this.point ??= new ValueTally()).merge(other.point);
    if (other.comma !== null) (this.comma ??= new ValueTally()).merge(other.comma);
    for (const [at, theirs] of other.dates.entries()) (this.dates[at] ??= new ValueTally()).merge(theirs);
  }
}

/** Two ascending lists of records as one, cut to the first `most`. */
export function joinedRows(one: readonly number[], other: readonly number[], most: number): number[] {
  if (other.length === 0) return one.slice(0, most);
  const rows = [...one, ...other].sort((a, b) => a - b);
  return rows.slice(0, most);
}
