import type { Sign } from '../model/evidence.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { CellReading } from '../values/readCell.ts';
import { Moments } from './moments.ts';
import { QuantileSketch } from './quantileSketch.ts';

/** Statistics of the values under one reading. */
export class ValueTally {
  readonly moments = new Moments();
  readonly sketch = new QuantileSketch();

  add(value: number, count: number): void {
    this.moments.add(value, count);
    this.sketch.add(value, count);
  }

  merge(other: ValueTally): void {
    this.moments.merge(other.moments);
    this.sketch.merge(other.sketch);
  }
}

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

  add(reading: CellReading, count: number): void {
    this.count += count;
    const { point, comma, dates } = reading;
    if (point === point) (this.point ??= new ValueTally()).add(point, count);
    if (comma === comma && comma !== point) (this.comma ??= new ValueTally()).add(comma, count);
    for (let at = 0; at < dates.length; at += 1) {
      const ms = dates[at];
      if (ms !== undefined) (this.dates[at] ??= new ValueTally()).add(ms, count);
    }
    if (reading.seconds === reading.seconds) (this.point ??= new ValueTally()).add(reading.seconds, count);
  }

  /** As `add` for one cell, with the values alone. */
  addNumber(point: number, comma: number): void {
    this.count += 1;
    if (point === point) (this.point ??= new ValueTally()).add(point, 1);
    if (comma === comma && comma !== point) (this.comma ??= new ValueTally()).add(comma, 1);
  }

  /** As `add` for one cell, with its date under the first format and, where there are two, the second. */
  addDate(first: number, second: number | undefined): void {
    this.count += 1;
    (this.dates[0] ??= new ValueTally()).add(first, 1);
    if (second !== undefined) (this.dates[1] ??= new ValueTally()).add(second, 1);
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
