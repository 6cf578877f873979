import type { TableExpectation } from '../../model/expectation.ts';
import { ruleOptions } from '../../model/options/runningOptions.ts';
import { scaledCent } from '../../values/numbers/exactDecimal.ts';
import { entryOf, type KeyPart } from './keyTable.ts';
import { RepeatedRows } from './repeatedRows.ts';
import { keysOf, type TablePart } from './tableTally.ts';

/** How a rule about several rows came out. */
export interface TableVerdict {
  readonly checked: number;
  readonly broken: number;
  /** Ascending. Of `unique` the rows beside the first of each key; of `sumOfLines` the first row of each group. */
  readonly rows: readonly number[];
  readonly examples: readonly string[];
  /** One key in so many was looked at; 1 for all. */
  readonly oneIn: number;
}

/**
 * Brings the parts of one rule together, in the order of their rows: the same answer for one part or twenty.
 *
 * @param plan As of `tableTally`.
 */
export function tableFold(
  rule: TableExpectation,
  { after, tables }: { readonly after: number; readonly tables: number },
): {
  add(part: TablePart): void;
  verdict(): TableVerdict;
} {
  const keys = keysOf(rule.kind, tables);
  const repeated = new RepeatedRows(after);
  return {
    add(part) {
      keys.raiseTo(part.keys.level);
      for (let i = 0; i < part.keys.hashes.length; i += 1) {
        const entry = entryOf(part.keys, i);
        // The first row of a key in this part has it from an earlier one.
        if (keys.add(entry) >= 0 && rule.kind === 'unique') repeated.add(entry.hash, entry.row);
      }
      repeated.addPart(part.repeated);
    },
    verdict() {
      const oneIn = 2 ** keys.level;
      const found = keys.part();
      if (rule.kind === 'sumOfLines') return { ...linesVerdict(found, after), oneIn };
      return { ...repeatedCounts(found), rows: repeated.rowsAt(keys.level), examples: [], oneIn };
    },
  };
}

function repeatedCounts({ counts }: KeyPart): Pick<TableVerdict, 'checked' | 'broken'> {
  let checked = 0;
  for (const count of counts) checked += count;
  return { checked, broken: checked - counts.length };
}

/** Lines against the total of their group, within a cent a line. Groups without a total, or with a line that could not be read, are not asked. */
function linesVerdict(found: KeyPart, after: number): Omit<TableVerdict, 'oneIn'> {
  let checked = 0;
  let broken = 0;
  const groups: { readonly row: number; readonly words: string }[] = [];
  for (let i = 0; i < found.hashes.length; i += 1) {
    const { row, count, sum, total } = entryOf(found, i);
    if (Number.isNaN(total) || !Number.isSafeInteger(sum)) continue;
    checked += count;
    if (Math.abs(sum - total) <= count * scaledCent) continue;
    broken += count;
    groups.push({ row, words: gapInWords({ sum, total, count }) });
  }
  groups.sort((a, b) => a.row - b.row);
  const later = groups.filter(({ row }) => row > after).slice(0, ruleOptions.rows);
  const examples = [...new Set(groups.slice(0, ruleOptions.rows).map(({ words }) => words))];
  return {
    checked,
    broken,
    rows: later.map(({ row }) => row),
    examples: examples.slice(0, ruleOptions.examples),
  };
}

function gapInWords({
  sum,
  total,
  count,
}: {
  readonly sum: number;
  readonly total: number;
  readonly count: number;
}): string {
  const lines = count === 1 ? '1 line adds' : `${count} lines add`;
  return total === Number.POSITIVE_INFINITY
    ? `${lines} up to ${amountText(sum)}, and the totals in them differ`
    : `${lines} up to ${amountText(sum)}, the total is ${amountText(total)}`;
}

/** A scaled figure with two places, or four where it has them. */
function amountText(scaled: number): string {
  const sign = scaled < 0 ? '-' : '';
  const size = Math.abs(scaled);
  const rest = String(size % 10_000).padStart(4, '0');
  return `${sign}${Math.floor(size / 10_000)}.${rest.endsWith('00') ? rest.slice(0, 2) : rest}`;
}
