import type { Trial } from './trialSplit.ts';

/** What programs begin a remark with that a table's own rows hardly ever begin with. */
const prefixes = ['#', '%', '//'] as const;

/**
 * What lines begin with that are remarks and no records; `undefined` where there are none in the sample.
 *
 * Such a line is known by not being built like the table's records. Rows that begin with the same sign but have the
 * table's width (`#1,Ann`) are data unless they are fewer than the remarks; above the first record they may be the
 * header and say nothing.
 *
 * @param width The usual number of cells of a record.
 */
export function commentPrefix({ records }: Trial, width: number): string | undefined {
  if (width < 2) return undefined;
  for (const prefix of prefixes) {
    let remarks = 0;
    let alike = 0;
    let rows = 0;
    for (const record of records) {
      if (record[0]?.startsWith(prefix) !== true) rows += record.length === width ? 1 : 0;
      else if (record.length !== width) remarks += 1;
      else if (rows > 0) alike += 1;
    }
    if (remarks > alike && rows > 0) return prefix;
  }
  return undefined;
}

/** Whether a record is such a remark. */
export function isComment(cells: readonly string[], prefix: string | undefined): boolean {
  return prefix !== undefined && cells[0]?.startsWith(prefix) === true;
}
