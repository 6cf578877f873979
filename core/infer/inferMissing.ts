import type { ColumnType } from '../model/columnType.ts';
import type { ColumnEvidence, TokenCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isCountry } from '../values/contact/country.ts';
import { parseNumber } from '../values/numbers/parseNumber.ts';
import type { Hint } from './nameHints.ts';

/** Other values a column needs before one figure among them can be said to stand apart. */
const fewestOthers = 10;
/** How many times as large as every other value a figure must be, or as frequent as every other code. */
const apart = 5;
/** Beside these, `NA` is North America. */
const regions = new Set(['EMEA', 'APAC', 'LATAM']);

interface Typed {
  readonly type: ColumnType;
  /** Cells that are no certain or likely token. */
  readonly filled: number;
  readonly decimalMark: '.' | ',';
  readonly hints: ReadonlySet<Hint>;
}

/**
 * The spellings that stand for "nothing here" in this column.
 *
 * `N/A`, `NULL` and their like always do, but for `NA` among countries and regions and `Null` among people. A dash or a
 * question mark does wherever it can be nothing else; `unknown` where it is no slip of single cells and the column is not of
 * words, in which it is an answer. `9999` does only where it is frequent and far from all other values, or far more frequent
 * than every other code.
 */
export function chooseMissing(evidence: ColumnEvidence, column: Typed): ReadonlySet<string> {
  const missing = new Set<string>();
  const all = column.filled + evidence.tokens.reduce((sum, token) => sum + token.count, 0);
  for (const token of evidence.tokens) if (isMissing(token, all)) missing.add(token.text);
  return missing;

  function isMissing(token: TokenCount, cells: number): boolean {
    const share = token.count / cells;
    switch (token.strength) {
      case 'certain':
        return !isName(token.text, evidence, column.hints);
      case 'likely':
        // A cross in a column of crosses, a `no` among answers.
        if (column.type === 'boolean' && token.sign.kind === 'boolean') return false;
        if (/[\p{L}\p{N}]/u.test(token.text)) {
          return (
            column.type !== 'text' && (share >= inferOptions.tokenShare || /^[\p{N}\W]+$/u.test(token.text))
          );
        }
        if (column.type !== 'text' && column.type !== 'code') return true;
        return /^(?:[-–—]+|\?+)$/u.test(token.text)
          ? !hasMarks(evidence)
          : share >= inferOptions.tokenShare && column.filled > 0;
      case 'figure':
        if (token.count < inferOptions.figureCount || share < inferOptions.figureShare) return false;
        if (column.type === 'code') return isPlaceholder(token, evidence);
        return (
          (column.type === 'integer' || column.type === 'number') && standsApart(token, evidence, column)
        );
    }
  }
}

/** True where a token is the name of something in this column: Namibia, North America, Ms Null. */
function isName(text: string, evidence: ColumnEvidence, hints: ReadonlySet<Hint>): boolean {
  if (text.toUpperCase() === 'NA') return isCountryColumn(evidence) || hasRegions(evidence);
  return hints.has('person') && !hints.has('organisation') && /^(?:Null|Nil|Nan)$/u.test(text);
}

/** True where other values are signs such as `+`: then a dash is one of them. */
function hasMarks(evidence: ColumnEvidence): boolean {
  return evidence.values.some(({ value }) => value.length <= 3 && !/[\p{L}\p{N}]/u.test(value));
}

function hasRegions(evidence: ColumnEvidence): boolean {
  return (
    evidence.distinct <= inferOptions.enumerationValues &&
    evidence.values.some(({ value }) => regions.has(value))
  );
}

function standsApart(token: TokenCount, evidence: ColumnEvidence, column: Typed): boolean {
  const figure = parseNumber(token.text, column.decimalMark) ?? parseNumber(token.text, '.');
  if (figure === undefined || evidence.values.length < fewestOthers) return false;
  const size = Math.abs(figure);
  let negative = false;
  let near = false;
  for (const { value } of evidence.values) {
    const other = parseNumber(value, column.decimalMark);
    if (other === undefined) continue;
    if (other < 0) negative = true;
    if (Math.abs(other) * apart > size) near = true;
    if (near && (figure > 0 || negative)) return false;
  }
  // A negative figure among values that are never negative is no measure, however near.
  return true;
}

/** True for nines that come back far more often than any real code. */
function isPlaceholder(token: TokenCount, evidence: ColumnEvidence): boolean {
  if (evidence.values.length < fewestOthers || !/^9+$/u.test(token.text)) return false;
  return evidence.values.every(({ count }) => count * apart <= token.count);
}

/** Two capitals each, all of them countries: here `NA` is Namibia. */
function isCountryColumn(evidence: ColumnEvidence): boolean {
  if (evidence.values.length < 3) return false;
  return evidence.values.every(({ value }) => value.length === 2 && isCountry(value));
}
