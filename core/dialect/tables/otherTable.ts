import { structureOptions } from '../../model/options/readingOptions.ts';
import { conflicts, isOtherWidth, LookTally, type RowLooks } from './columnLooks.ts';
import { hasColons } from '../header/headerLines.ts';
import { headerVote } from '../header/headerVote.ts';
import type { RecordForm } from '../header/recordForms.ts';

type Records = readonly (readonly string[])[];

/** Records from `first` up to `end` (exclusive). */
interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** A header of plain names with rows right below it. */
export interface NamedRows {
  readonly header: number;
  /** Lower-case names by column, `''` for none. */
  readonly names: readonly string[];
  readonly below: RowLooks;
  /** As of `headerVote`: above 0 it is rather a header. */
  readonly vote: number;
}

/**
 * The table of a stretch whose first record of several cells is a header of plain names that all rows below stay under;
 * `undefined` where there is no such header. Unlike `findHeader` it needs no figures, so names must be told by their look.
 */
export function namedRows(
  records: Records,
  forms: readonly RecordForm[],
  { first, end }: Stretch,
): NamedRows | undefined {
  let header = first;
  while (header < end && (forms[header]?.filled ?? 0) < 2) header += 1;
  const cells = records[header] ?? [];
  const form = forms[header];
  if (form === undefined || header >= end || !isNames(cells, form)) return undefined;
  const tally = new LookTally();
  const rows: (readonly string[])[] = [];
  const last = form.kinds.findLastIndex((kind) => kind !== 'empty');
  let within = 0;
  const until = Math.min(end, header + 1 + structureOptions.bodyRecords);
  for (let row = header + 1; row < until; row += 1) {
    const below = forms[row];
    const own = records[row] ?? [];
    if (below === undefined || below.filled < 2) continue;
    rows.push(own);
    tally.add(own, below);
    const right = below.kinds.findLastIndex((kind) => kind !== 'empty');
    if (below.firstFilled >= form.firstFilled && right <= last) within += 1;
  }
  if (rows.length < structureOptions.tableRows || within < rows.length * structureOptions.lookShare)
    return undefined;
  return {
    header,
    names: cells.map((cell) => cell.trim().toLowerCase()),
    below: tally.looks(),
    vote: headerVote(cells, rows),
  };
}

/**
 * Whether a header of plain names behind a blank line begins a table of its own: it looks like names, and its rows
 * cannot be rows of the table above, or it can hardly be anything but names.
 */
export function isOtherTable(above: RowLooks, { below, vote }: NamedRows): boolean {
  if (vote < structureOptions.namesVote) return false;
  if (isOtherWidth(above, below) || conflicts(above, below) > 0) return true;
  return vote >= structureOptions.sureNamesVote && below.rows > structureOptions.tableRows;
}

/**
 * The record within a block at which another table begins without a blank line before it: a header of plain names under
 * rows that have other kinds of cells than those below it. `undefined` where the block is one table.
 *
 * @param stretch `isSame`: whether names are those of the table above, said once more.
 */
export function innerStart(
  records: Records,
  forms: readonly RecordForm[],
  {
    first,
    end,
    isSame,
  }: Stretch & { readonly isSame: (names: readonly string[], header: number) => boolean },
): number | undefined {
  let top = first;
  while (top < end && (forms[top]?.filled ?? 0) < 2) top += 1;
  const tally = new LookTally();
  let rows = 0;
  for (let row = top + 1; row < end - structureOptions.tableRows; row += 1) {
    const form = forms[row];
    if (form === undefined || form.filled < 2) continue;
    const cells = records[row] ?? [];
    if (rows >= structureOptions.tableRows && isNames(cells, form)) {
      const above = tally.looks();
      const found = mayDiffer(above, forms, row) ? namedRows(records, forms, { first: row, end }) : undefined;
      if (found !== undefined && isClearlyOther(above, found) && !isSame(found.names, top)) return row;
    }
    tally.add(cells, form);
    rows += 1;
  }
  return undefined;
}

function isClearlyOther(above: RowLooks, { below, vote }: NamedRows): boolean {
  if (vote < structureOptions.namesVote) return false;
  const different = conflicts(above, below);
  const wide = isOtherWidth(above, below);
  if (different > 1 || (wide && different > 0)) return true;
  const sure = vote >= structureOptions.sureNamesVote && below.rows > structureOptions.tableRows;
  return sure && (wide || different > 0);
}

/**
 * Rows behind a blank line that no header names and that cannot be rows of the table above: all of one width that is
 * wider than that table, with other kinds of cells in its columns. Narrower ones may be notes.
 */
export function strangeRows(
  records: Records,
  forms: readonly RecordForm[],
  { first, end, above }: Stretch & { readonly above: RowLooks },
): RowLooks | undefined {
  const tally = new LookTally();
  const until = Math.min(end, first + structureOptions.bodyRecords);
  for (let row = first; row < until; row += 1) {
    const form = forms[row];
    const right = form?.kinds.findLastIndex((kind) => kind !== 'empty');
    if (form === undefined || form.firstFilled !== above.left || (right ?? 0) <= above.right)
      return undefined;
    tally.add(records[row] ?? [], form);
  }
  const own = tally.looks();
  return own.rows > structureOptions.tableRows && conflicts(above, own) > 0 ? own : undefined;
}

/** Whether a record of texts is none of the rows above, at a glance: texts where they have something else, or another width. */
function mayDiffer(above: RowLooks, forms: readonly RecordForm[], row: number): boolean {
  const kinds = forms[row]?.kinds ?? [];
  const right = kinds.findLastIndex((kind) => kind !== 'empty');
  if (forms[row]?.firstFilled !== above.left || right !== above.right) return true;
  return above.looks.some((look, c) => look !== undefined && look !== 'words' && kinds[c] === 'text');
}

/** Texts that are values and name no column. */
const value = /^(?:true|false|yes|no|y|n|ja|nein|oui|non)$|@/;

/** Whether the filled cells of a record are different texts in columns side by side, and no pairs of key and value. */
function isNames(cells: readonly string[], { kinds, filled, firstFilled }: RecordForm): boolean {
  if (filled < 2) return false;
  for (let c = firstFilled; c < firstFilled + filled; c += 1) if (kinds[c] !== 'text') return false;
  const own = cells.slice(firstFilled, firstFilled + filled).map((cell) => cell.trim().toLowerCase());
  if (own.some((name) => name.length > structureOptions.titleLength || value.test(name))) return false;
  return new Set(own).size === filled && !hasColons(cells);
}
