import { reportedType } from '../model/columnType.ts';
import type { ColumnDecision, ColumnEvidence } from '../model/evidence.ts';
import { profileOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile, Histogram, ValueCount } from '../model/profile.ts';
import { dateOfEpoch, type DateValue, isoText } from '../values/dates/calendar.ts';
import { hasZonePart, precisionOf } from '../values/dates/dateFormat.ts';
import { figureDate, isFigureFormat } from '../values/dates/figureDate.ts';
import type { ColumnState } from './columnFold.ts';
import { watch } from './oddities.ts';
import { categoryHistogram, rangeHistogram } from './histogram.ts';
import { mostFrequent, Patterns } from './patterns.ts';
import { quantilesOf } from './quantiles.ts';
import { valuesUnder } from './typedValues.ts';

/** A column's statistics under the type that was decided. */
export function profileColumn(
  column: ColumnState,
  evidence: ColumnEvidence,
  decision: ColumnDecision,
): ColumnProfile {
  const counts = countsOf(evidence, decision);
  const kept = keptValues(evidence, decision);
  const measures = measuresOf(column, { evidence, decision, kept });
  const lengths = lengthsOf(column, evidence, decision);
  return {
    index: evidence.index,
    name: evidence.name,
    type: decision.type,
    format: decision.format,
    semanticType: decision.semanticType,
    reportedType: reportedType(decision.type),
    agreement: counts.filled === 0 ? 1 : (counts.filled - counts.invalid) / counts.filled,
    ambiguousDates: decision.ambiguousDates,
    ...(decision.choices === undefined ? {} : { choices: decision.choices }),
    count: evidence.count,
    missing: counts.missing,
    empty: evidence.empty,
    missingTokens: [...decision.missing].sort(),
    invalid: counts.invalid,
    anomalies: anomaliesOf(column, evidence, decision),
    distinct: evidence.distinct + evidence.tokens.filter(({ text }) => !decision.missing.has(text)).length,
    distinctExact: evidence.distinctExact,
    ...measures,
    topValues: mostFrequent(kept, profileOptions.topValues),
    ...listedValues(column, kept, counts.filled),
    topValuesError: column.streamed === null ? 0 : column.streamed.heavy.error + column.streamed.joinedError,
    patterns: patternsOf(column, kept),
    ...lengths,
    leadingZeros: evidence.signs.reduce(
      (sum, { sign, count }) => sum + (sign.kind === 'digits' && sign.leadingZero ? count : 0),
      0,
    ),
    examples: evidence.values.slice(0, profileOptions.examples).map(({ value }) => value),
  };
}

/** The whole list, where `topValues` has no room for it and a value stands for two cells or more on average. */
function listedValues(
  column: ColumnState,
  kept: ReadonlyMap<string, number>,
  filled: number,
): Pick<ColumnProfile, 'listedValues'> {
  const isList =
    column.streamed === null &&
    kept.size > profileOptions.topValues &&
    kept.size <= profileOptions.listedValues &&
    filled >= 2 * kept.size;
  return isList ? { listedValues: mostFrequent(kept, profileOptions.listedValues) } : {};
}

function countsOf(
  evidence: ColumnEvidence,
  decision: ColumnDecision,
): { readonly missing: number; readonly filled: number; readonly invalid: number } {
  let missing = evidence.empty;
  let invalid = 0;
  for (const { text, sign, count } of evidence.tokens) {
    if (decision.missing.has(text)) missing += count;
    else if (!decision.fits(sign)) invalid += count;
  }
  for (const { sign, count } of evidence.signs) if (!decision.fits(sign)) invalid += count;
  return { missing, filled: evidence.count - missing, invalid };
}

/** Values with their counts as far as the fold keeps them, with the tokens that are values here. */
function keptValues(evidence: ColumnEvidence, decision: ColumnDecision): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  const add = ({ value, count }: ValueCount): void => {
    kept.set(value, (kept.get(value) ?? 0) + count);
  };
  for (const value of evidence.values) add(value);
  for (const { text, count } of evidence.tokens) {
    if (!decision.missing.has(text)) add({ value: text, count });
  }
  return kept;
}

interface Measured {
  readonly evidence: ColumnEvidence;
  readonly decision: ColumnDecision;
  readonly kept: ReadonlyMap<string, number>;
}

type Measures = Pick<ColumnProfile, 'min' | 'max' | 'mean' | 'stddev' | 'quantiles' | 'histogram'>;

function measuresOf(column: ColumnState, measured: Measured): Measures {
  const { decision, kept } = measured;
  const { type } = decision;
  const none = { mean: null, stddev: null, quantiles: null };
  const categories = (): Histogram => categoryHistogram(kept, totalOf(measured));
  if (type === 'boolean' || type === 'code' || type === 'text' || decision.ambiguousDates) {
    const ends = decision.ambiguousDates ? { min: null, max: null } : textEnds(column, kept);
    return { ...none, ...ends, histogram: categories() };
  }
  const values = valuesUnder(column, decision, kept);
  if (values.moments.count === 0) return { ...none, min: null, max: null, histogram: categories() };
  const { min, max } = values.moments;
  if (type === 'integer' || type === 'number') {
    return {
      min,
      max,
      mean: values.moments.mean,
      stddev: values.moments.deviation(),
      quantiles: quantilesOf(values),
      histogram: rangeHistogram(values, { whole: type === 'integer', label: numberLabel }),
    };
  }
  const label = labelOf(decision);
  return {
    ...none,
    min: label(min),
    max: label(max),
    histogram: rangeHistogram(values, { whole: false, label }),
  };
}

/** At most six digits that count, as labels stand in a narrow chart. */
function numberLabel(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** How a date, a year or a time of day is shown: in ISO form. */
function labelOf({ type, format, dateFormats }: ColumnDecision): (value: number) => string {
  if (type === 'time') {
    // Digits such as 1610 are kept as they are; what lies between two of them is no time.
    const secondsOf = (value: number): number =>
      format === 'HHmm' ? Math.floor(value / 100) * 3600 + Math.min(59, Math.floor(value % 100)) * 60 : value;
    return (value) => isoText(dateOfEpoch(Math.round(secondsOf(value) * 1000), 'time', false)).slice(11);
  }
  const [figures] = dateFormats;
  if (isFigureFormat(figures)) {
    return (figure) => {
      const value = figureDate(figure, figures);
      return value === undefined ? String(figure) : isoText(value);
    };
  }
  const zoned = dateFormats.some(hasZonePart);
  const precision = type === 'datetime' ? 'time' : finest(dateFormats.map(precisionOf));
  return (ms) => isoText(dateOfEpoch(Math.round(ms), precision, precision === 'time' && zoned));
}

function finest(precisions: readonly DateValue['precision'][]): DateValue['precision'] {
  if (precisions.includes('day')) return 'day';
  return precisions.includes('month') ? 'month' : 'year';
}

function textEnds(
  column: ColumnState,
  kept: ReadonlyMap<string, number>,
): { readonly min: string | null; readonly max: string | null } {
  let min = column.streamed?.minText ?? null;
  let max = column.streamed?.maxText ?? null;
  for (const text of kept.keys()) {
    if (min === null || text < min) min = text;
    if (max === null || text > max) max = text;
  }
  return { min, max };
}

function totalOf({ evidence, decision }: Measured): number {
  let total = evidence.count - evidence.empty;
  for (const { text, count } of evidence.tokens) if (decision.missing.has(text)) total -= count;
  return total;
}

function patternsOf(column: ColumnState, kept: ReadonlyMap<string, number>): readonly ValueCount[] {
  const patterns = new Patterns();
  for (const [text, count] of kept) patterns.add(text, count);
  if (column.streamed !== null) patterns.merge(column.streamed.patterns);
  return patterns.top();
}

/** Distinct texts that do not fit, most frequent first; what the dictionary lacks stands behind. */
function anomaliesOf(
  column: ColumnState,
  evidence: ColumnEvidence,
  decision: ColumnDecision,
): readonly string[] {
  const counts = new Map<string, number>();
  const bad = column.tallies.map((tally) => !decision.fits(tally.sign));
  const { dictionary } = column;
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (bad[dictionary.signs[entry] ?? 0] !== true || ((dictionary.watches[entry] ?? 0) & watch.token) !== 0)
      continue;
    counts.set(dictionary.texts[entry] ?? '', dictionary.counts[entry] ?? 0);
  }
  for (const { text, sign, count } of evidence.tokens) {
    if (!decision.missing.has(text) && !decision.fits(sign)) counts.set(text, count);
  }
  for (const tally of column.tallies) {
    if (decision.fits(tally.sign)) continue;
    for (const text of tally.samples) if (!counts.has(text)) counts.set(text, 1);
  }
  return mostFrequent(counts, profileOptions.anomalies).map(({ value }) => value);
}

function lengthsOf(
  column: ColumnState,
  evidence: ColumnEvidence,
  decision: ColumnDecision,
): { readonly minLength: number; readonly maxLength: number } {
  const { dictionary, streamed } = column;
  let min = streamed?.minLength ?? Number.POSITIVE_INFINITY;
  let max = streamed?.maxLength ?? 0;
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    const length = dictionary.lengths[entry] ?? 0;
    if (((dictionary.watches[entry] ?? 0) & watch.token) !== 0) continue;
    min = Math.min(min, length);
    max = Math.max(max, length);
  }
  for (const { text } of evidence.tokens) {
    if (decision.missing.has(text)) continue;
    min = Math.min(min, text.length);
    max = Math.max(max, text.length);
  }
  return { minLength: Number.isFinite(min) ? min : 0, maxLength: max };
}
