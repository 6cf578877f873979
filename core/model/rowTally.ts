import type { AppliedRow } from './run.ts';

/**
 * Counts something over the rows of one part of a table. Parts are counted in threads of their own, so what comes of it is
 * plain data, is bounded whatever the number of rows, and says nothing of rows before.
 *
 * To have something counted in every run and dry run: a tally and its fold in a file of their own, with the law that one
 * part or twenty give the same answer; then a line each in `RunPart`, `runTallies` and `runFold` (`runTallies.ts`).
 */
export interface RowTally<Part> {
  /** Takes the rows of the part in order, those that are rejected and those that cannot be read among them. The row is not kept. */
  add(row: AppliedRow): void;
  /** What was counted; nothing is added after it. */
  part(): Part;
}

/** Brings parts together again. */
export interface PartFold<Part, Counts> {
  /** Takes the parts in the order of their rows. */
  add(part: Part): void;
  counts(): Counts;
}
