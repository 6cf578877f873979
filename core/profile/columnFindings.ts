import type { CellOddity, ColumnDecision, ColumnEvidence, ColumnFindings, Sign } from '../model/evidence.ts';
import { qualityOptions } from '../model/options/understandingOptions.ts';
import type { ColumnProfile } from '../model/profile.ts';
import { plausibleRange } from '../values/numbers/plausibleRange.ts';
import type { ColumnState } from './columnFold.ts';
import { watch } from './oddities.ts';
import { joinedRows } from './signTally.ts';
import { valueOf, valuesUnder } from './typedValues.ts';

interface Decided {
  readonly evidence: ColumnEvidence;
  readonly decision: ColumnDecision;
  readonly profile: ColumnProfile;
}

/** What the checks need of a column beyond its profile: which rows are concerned. */
export function columnFindings(column: ColumnState, decided: Decided): ColumnFindings {
  const { evidence, decision } = decided;
  const most = column.bounds.rows;
  let missingRows = column.empty.rows;
  let invalidRows: number[] = [];
  for (const { text, sign, rows } of evidence.tokens) {
    if (decision.missing.has(text)) missingRows = joinedRows(missingRows, rows, most);
    else if (!decision.fits(sign)) invalidRows = joinedRows(invalidRows, rows, most);
  }
  const blank = column.tokens.get('');
  if (blank !== undefined) missingRows = joinedRows(missingRows, blank.rows, most);
  for (const { sign, rows } of evidence.signs) {
    if (!decision.fits(sign)) invalidRows = joinedRows(invalidRows, rows, most);
  }
  const { values: _, ...rest } = evidence;
  return {
    evidence: rest,
    decision,
    missingRows,
    invalidRows,
    whitespace: column.whitespace,
    invisible: column.invisible,
    longCells: column.long,
    leadingZeros: ofSigns(evidence, (sign) => sign.kind === 'digits' && sign.leadingZero, most),
    errorCells: ofSigns(evidence, (sign) => sign.kind === 'error', most),
    outliers: outliersOf(column, decided),
    outOfRange: outOfRange(column, decided),
    repeats: repeatsOf(column),
  };
}

function ofSigns(
  evidence: ColumnEvidence,
  passes: (sign: Sign) => boolean,
  most: number,
): { readonly count: number; readonly rows: readonly number[] } {
  let count = 0;
  let rows: number[] = [];
  for (const tally of evidence.signs) {
    if (!passes(tally.sign)) continue;
    count += tally.count;
    rows = joinedRows(rows, tally.rows, most);
  }
  return { count, rows };
}

/** Values beyond the outer fences: `fence` interquartile ranges beyond the quartiles. */
function outliersOf(column: ColumnState, decided: Decided): ColumnFindings['outliers'] {
  const { quantiles } = decided.profile;
  if (quantiles === null) return null;
  const range = quantiles.p75 - quantiles.p25;
  // Half of the cells are one value; then every other value would be an outlier.
  if (!(range > 0)) return null;
  const low = quantiles.p25 - qualityOptions.fence * range;
  const high = quantiles.p75 + qualityOptions.fence * range;
  return { ...cellsBeyond(column, decided, { low, high }), low, high };
}

/** Values that the column's name and its other values speak against. */
function outOfRange(column: ColumnState, decided: Decided): ColumnFindings['outOfRange'] {
  const range = plausibleRange(decided.profile);
  if (range === null) return null;
  const cells = cellsBeyond(column, decided, range);
  const { count, missing } = decided.profile;
  return cells.count === 0 || cells.count > (count - missing) * range.mostShare
    ? null
    : { ...cells, ...range };
}

function cellsBeyond(
  column: ColumnState,
  { evidence, decision, profile }: Decided,
  { low, high }: { readonly low: number; readonly high: number },
): CellOddity & { readonly exact: boolean } {
  const { min, max } = profile;
  // Mostly there are none, which the ends tell without a look at each value.
  if (typeof min === 'number' && typeof max === 'number' && min >= low && max <= high)
    return { count: 0, rows: [], exact: true };
  const kept = new Map(evidence.values.map(({ value, count }) => [value, count]));
  for (const { text, count } of evidence.tokens) if (!decision.missing.has(text)) kept.set(text, count);
  const values = valuesUnder(column, decision, kept);
  let count = 0;
  for (let at = 0; at < values.values.length; at += 1) {
    const value = values.values[at] ?? 0;
    if (value < low || value > high) count += values.weights[at] ?? 0;
  }
  const fences = { low, high, decision, evidence };
  if (profile.type === 'date' || profile.type === 'datetime')
    return { count, rows: firstBeyond(column, fences), exact: values.exact };
  const shown = misread(evidence, decision) ? [] : beyond(column, fences);
  // The list of extremes is complete unless it is full; then the sketch knows better.
  const complete = !values.exact && shown.length < column.extremes.largest().length;
  const rows = [...new Set(shown)].sort((one, other) => one - other).slice(0, column.bounds.rows);
  return { count: complete ? shown.length : count, rows, exact: values.exact || complete };
}

/** First records of the distinct dates beyond; the extremes hold numbers only. */
function firstBeyond(
  { dictionary, bounds }: ColumnState,
  { low, high, decision }: { low: number; high: number; decision: ColumnDecision },
): readonly number[] {
  const records: number[] = [];
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    const value = valueOf(dictionary.texts[entry] ?? '', decision);
    if (value < low || value > high) records.push(dictionary.records[entry] ?? 0);
  }
  return records.sort((one, other) => one - other).slice(0, bounds.rows);
}

function beyond(
  column: ColumnState,
  fences: { low: number; high: number; decision: ColumnDecision; evidence: ColumnEvidence },
): readonly number[] {
  const missing = new Set([...fences.decision.missing].map(Number));
  const records: number[] = [];
  for (const { value, record } of column.extremes.largest()) {
    if (value > fences.high && !missing.has(value)) records.push(record);
  }
  for (const { value, record } of column.extremes.smallest()) {
    if (value < fences.low && !missing.has(value)) records.push(record);
  }
  return records;
}

/** The extremes were kept under the point; where the comma reads cells otherwise, they are no guide. */
function misread(evidence: ColumnEvidence, decision: ColumnDecision): boolean {
  return (
    decision.decimalMark === ',' &&
    evidence.signs.some(({ sign }) => sign.point !== sign.comma && sign.point !== 'none')
  );
}

function repeatsOf(column: ColumnState): ColumnFindings['repeats'] {
  const { dictionary, streamed } = column;
  let count = 0;
  for (let entry = 0; entry < dictionary.size; entry += 1) {
    if (((dictionary.watches[entry] ?? 0) & watch.token) === 0) count += (dictionary.counts[entry] ?? 1) - 1;
  }
  if (streamed === null) return { count, rows: column.repeatRows, exact: true };
  const late = streamed.keys.repeats();
  return {
    count: count + late.count,
    rows: joinedRows(column.repeatRows, late.rows, column.bounds.rows),
    exact: late.exact,
  };
}
