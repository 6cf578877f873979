import type { ColumnDecision } from '../model/evidence.ts';
import { isFigureFormat } from '../values/dates/figureDate.ts';
import { type CellReading, readCell } from '../values/cells/readCell.ts';
import type { ColumnState } from './columnFold.ts';
import { Moments } from './moments.ts';
import { watch } from './oddities.ts';
import { QuantileSketch } from './quantileSketch.ts';
import type { SignTally, ValueTally } from './signTally.ts';

/** The numbers of a column under its type: numbers, epoch milliseconds of dates, seconds of times; the figures themselves where these are dates (`YYYY`, `X`) or times (`HHmm`). */
export interface TypedValues {
  readonly moments: Moments;
  /** Ascending, each with the number of cells it stands for. All of them where `exact`, else the sketch's. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly exact: boolean;
}

/** Gathers the values of all signs that fit, each under the reading that was decided. */
export function valuesUnder(
  column: ColumnState,
  decision: ColumnDecision,
  kept: ReadonlyMap<string, number>,
): TypedValues {
  const pairs = pairsOf(column, decision, kept);
  // Sums in the order of the values, so that the order of the rows changes no digit.
  pairs.sort((one, other) => one.value - other.value);
  const moments = new Moments();
  for (const { value, weight } of pairs) moments.add(value, weight);
  const streamed = column.tallies
    .filter((tally) => decision.fits(tally.sign))
    .map((tally) => tallyUnder(tally, decision))
    .filter((tally) => tally !== null);
  if (streamed.length === 0) {
    return {
      moments,
      values: Float64Array.from(pairs, ({ value }) => value),
      weights: Float64Array.from(pairs, ({ weight }) => weight),
      exact: true,
    };
  }
  const sketch = new QuantileSketch();
  for (const tally of streamed) {
    moments.merge(tally.moments);
    sketch.merge(tally.sketch);
  }
  for (const { value, weight } of pairs) sketch.add(value, weight);
  return { moments, ...sketch.weighted(), exact: false };
}

interface Pair {
  readonly value: number;
  readonly weight: number;
}

function pairsOf(column: ColumnState, decision: ColumnDecision, kept: ReadonlyMap<string, number>): Pair[] {
  const pairs: Pair[] = [];
  const add = (text: string, weight: number): void => {
    const value = valueOf(text, decision);
    if (value === value) pairs.push({ value, weight });
  };
  const { dictionary, tokens, tallies } = column;
  if ((decision.type !== 'integer' && decision.type !== 'number') || decision.decimalMark !== '.') {
    for (const [text, weight] of kept) add(text, weight);
    return pairs;
  }
  // What is a number under the point was read when it was taken in; reading it again would cost half of the whole profile.
  const fits = tallies.map((tally) => decision.fits(tally.sign));
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    const value = dictionary.values[entry] ?? Number.NaN;
    if (value !== value || fits[dictionary.signs[entry] ?? 0] !== true) continue;
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    pairs.push({ value, weight: dictionary.counts[entry] ?? 0 });
  }
  for (const text of tokens.keys()) {
    const weight = kept.get(text);
    if (weight !== undefined) add(text, weight);
  }
  return pairs;
}

/** The value that a kept text stands for under the decision; NaN where it does not fit. */
export function valueOf(text: string, decision: ColumnDecision): number {
  const reading = readCell(text);
  if (!decision.fits(reading.sign)) return Number.NaN;
  switch (decision.type) {
    case 'time':
      return reading.sign.kind === 'digits' ? reading.point : reading.seconds;
    case 'date':
    case 'datetime':
      if (isFigureFormat(decision.dateFormats[0])) return numberOf(reading, decision);
      return reading.dates[decision.datePosition(reading.sign)] ?? Number.NaN;
    case 'boolean':
    case 'integer':
    case 'number':
    case 'code':
    case 'text':
      return numberOf(reading, decision);
  }
}

function numberOf(reading: CellReading, { decimalMark }: ColumnDecision): number {
  return decimalMark === '.' ? reading.point : reading.comma;
}

function tallyUnder(tally: SignTally, decision: ColumnDecision): ValueTally | null {
  const { type, decimalMark, dateFormats } = decision;
  if ((type === 'date' || type === 'datetime') && !isFigureFormat(dateFormats[0])) {
    return tally.dates[decision.datePosition(tally.sign)] ?? null;
  }
  return decimalMark === ',' ? (tally.comma ?? tally.point) : tally.point;
}
