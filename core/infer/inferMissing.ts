import type { ColumnType } from '../model/columnType.ts';
import type { ColumnEvidence, TokenCount } from '../model/evidence.ts';
import { inferOptions } from '../model/options/understandingOptions.ts';
import { isCountry } from '../values/country.ts';
import { parseNumber } from '../values/parseNumber.ts';

/** Other values a column needs before one figure among them can be said to stand apart. */
const fewestOthers = 10;
/** How many times as large as every other value a figure must be. */
const apart = 5;

/**
 * The spellings that stand for "nothing here" in this column.
 *
 * `N/A`, `NULL` and their like always do, but for `NA` among countries. `-`, `?`, `unknown` do where they are no slip of
 * single cells and the column is not of words, in which `unknown` is an answer. `9999` does only where it is frequent
 * and far from all other values.
 */
export function chooseMissing(
  evidence: ColumnEvidence,
  column: { readonly type: ColumnType; readonly filled: number },
): ReadonlySet<string> {
  const missing = new Set<string>();
  const all = column.filled + evidence.tokens.reduce((sum, token) => sum + token.count, 0);
  for (const token of evidence.tokens) {
    if (token.strength === 'certain') {
      if (token.text.toUpperCase() !== 'NA' || !isCountryColumn(evidence)) missing.add(token.text);
    } else if (token.strength === 'likely') {
      const frequent = token.count / all >= inferOptions.tokenShare;
      if (frequent && (column.type !== 'text' || !/\p{L}/u.test(token.text))) missing.add(token.text);
    } else if (column.type === 'integer' || column.type === 'number') {
      if (token.count >= inferOptions.figureCount && token.count / all >= inferOptions.figureShare) {
        if (standsApart(token, evidence)) missing.add(token.text);
      }
    }
  }
  return missing;
}

function standsApart(token: TokenCount, evidence: ColumnEvidence): boolean {
  const figure = parseNumber(token.text, '.');
  if (figure === undefined || evidence.values.length < fewestOthers) return false;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { value } of evidence.values) {
    const other = parseNumber(value, '.');
    if (other === undefined) continue;
    least = Math.min(least, other);
    most = Math.max(most, Math.abs(other));
  }
  // A negative figure among values that are never negative is no measure, however near.
  if (figure < 0) return least >= 0;
  return figure >= most * apart;
}

/** Two capitals each, all of them countries: here `NA` is Namibia. */
function isCountryColumn(evidence: ColumnEvidence): boolean {
  if (evidence.values.length < 3) return false;
  return evidence.values.every(({ value }) => value.length === 2 && isCountry(value));
}
