import { ruleOptions } from '../../model/options/runningOptions.ts';
import type { CompiledTableRule } from './compileRules.ts';
import { keyHash } from './keyHash.ts';
import { type KeyPart, KeyTable } from './keyTable.ts';
import { RepeatedRows, type RepeatedPart } from './repeatedRows.ts';
import type { RowFigures } from './rowFigures.ts';

/** What a rule about several rows knows of one part of a table, as plain data. */
export interface TablePart {
  readonly place: number;
  readonly keys: KeyPart;
  /** Rows whose key stood in an earlier row of the part. Of `unique` only. */
  readonly repeated: RepeatedPart;
}

/** Gathers what a rule about several rows has to know. */
export interface TableTally {
  /** @param failed Whether a field that the rule names could not be read in this row */
  add(row: RowFigures, rowIndex: number, failed: boolean): void;
  part(): TablePart;
}

/** @param plan `after`: rows are named from behind this data row on; `tables`: as in `keysOf` */
export function tableTally(
  rule: CompiledTableRule,
  plan: { readonly after: number; readonly tables: number },
): TableTally {
  return rule.rule.kind === 'unique' ? uniqueTally(rule, plan) : linesTally(rule, plan.tables);
}

/**
 * Room for the keys of a rule.
 *
 * @param tables Rules about several rows in the pack, fed or not, so that all parts of a run divide alike: they share what memory there is.
 */
export function keysOf(kind: CompiledTableRule['rule']['kind'], tables: number): KeyTable {
  const shares = 2 ** Math.ceil(Math.log2(Math.max(1, tables / ruleOptions.tableRules)));
  return kind === 'unique'
    ? new KeyTable({ most: ruleOptions.uniqueKeys / shares, amounts: false })
    : new KeyTable({ most: ruleOptions.lineGroups / shares, amounts: true });
}

interface Entry {
  hash: number;
  row: number;
  count: number;
  sum: number;
  total: number;
}

function newEntry(): Entry {
  return { hash: 0, row: 0, count: 1, sum: 0, total: Number.NaN };
}

function uniqueTally(
  { place, key }: CompiledTableRule,
  { after, tables }: { readonly after: number; readonly tables: number },
): TableTally {
  const keys = keysOf('unique', tables);
  const repeated = new RepeatedRows(after);
  const entry = newEntry();
  return {
    add(row, rowIndex, failed) {
      if (failed) return;
      entry.hash = keyHash(row, key);
      if (entry.hash === 0) return;
      entry.row = rowIndex;
      if (keys.add(entry) >= 0) repeated.add(entry.hash, rowIndex);
    },
    part: () => ({ place, keys: keys.part(), repeated: repeated.part() }),
  };
}

function linesTally({ place, key, amount, total }: CompiledTableRule, tables: number): TableTally {
  const keys = keysOf('sumOfLines', tables);
  const entry = newEntry();
  return {
    add(row, rowIndex, failed) {
      entry.hash = keyHash(row, key);
      if (entry.hash === 0) return;
      entry.row = rowIndex;
      // A line that cannot be read leaves its group without a sum; one without an amount adds nothing.
      entry.sum = failed ? Number.NaN : row.textOf(amount) === null ? 0 : row.amountOf(amount);
      entry.total = row.amountOf(total);
      keys.add(entry);
    },
    part: () => ({ place, keys: keys.part(), repeated: { firstRows: [], hashes: [], rows: [] } }),
  };
}
