import { ruleOptions } from '../../model/options/runningOptions.ts';
import { hashSpan } from './keyHash.ts';

/** Rows whose key stood before: the first ones, and those with the lowest hashes beside them. */
export interface RepeatedPart {
  readonly firstRows: readonly number[];
  readonly hashes: readonly number[];
  readonly rows: readonly number[];
}

/**
 * Remembers rows whose key stood before, as many as are named. Where only some of the keys are kept (`KeyTable`), the first rows
 * may be of others; so those of the lowest hashes are remembered too, which are the same wherever the table is cut.
 */
export class RepeatedRows {
  private firstRows: number[] = [];
  private lowest: { readonly hash: number; readonly row: number }[] = [];
  private readonly after: number;

  /** @param after Rows are named from behind this one on. */
  constructor(after: number) {
    this.after = after;
  }

  add(hash: number, row: number): void {
    if (row <= this.after) return;
    this.addFirst(row);
    this.addLowest(hash, row);
  }

  addPart({ firstRows, hashes, rows }: RepeatedPart): void {
    for (const row of firstRows) this.addFirst(row);
    hashes.forEach((hash, i) => this.addLowest(hash, rows[i] ?? 0));
  }

  part(): RepeatedPart {
    this.cut();
    return {
      firstRows: this.firstRows,
      hashes: this.lowest.map(({ hash }) => hash),
      rows: this.lowest.map(({ row }) => row),
    };
  }

  /** Ascending, of the keys that are kept at a level. */
  rowsAt(level: number): readonly number[] {
    this.cut();
    if (level === 0) return this.firstRows;
    const below = hashSpan / 2 ** level;
    return this.lowest
      .filter(({ hash }) => hash < below)
      .map(({ row }) => row)
      .sort((a, b) => a - b);
  }

  private addFirst(row: number): void {
    this.firstRows.push(row);
    if (this.firstRows.length >= ruleOptions.rows * 2) this.cut();
  }

  private addLowest(hash: number, row: number): void {
    this.lowest.push({ hash, row });
    if (this.lowest.length >= ruleOptions.rows * 2) this.cut();
  }

  private cut(): void {
    this.firstRows.sort((a, b) => a - b);
    this.firstRows.length = Math.min(this.firstRows.length, ruleOptions.rows);
    this.lowest.sort((a, b) => a.hash - b.hash || a.row - b.row);
    this.lowest.length = Math.min(this.lowest.length, ruleOptions.rows);
  }
}
