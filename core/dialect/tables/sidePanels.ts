import { structureOptions } from '../../model/options/readingOptions.ts';
import { findHeader } from '../header/findHeader.ts';
import { type RecordForm, recordForm } from '../header/recordForms.ts';

/** Columns of one of several tables that stand side by side; both inclusive. */
export interface Panel {
  readonly left: number;
  readonly right: number;
}

type Records = readonly (readonly string[])[];

/**
 * Finds the tables that stand side by side among some records: groups of columns with empty columns between them.
 *
 * Most empty columns are drawn between the columns of one table. So each group must begin with a column of labels under
 * a header of its own, and all groups must have the same header (a long list folded into several), or one must end
 * long before another.
 *
 * @returns The groups from left to right; none where the records are one table.
 */
export function sidePanels(records: Records, forms: readonly RecordForm[]): readonly Panel[] {
  const panels = groupsOfColumns(forms);
  if (panels.length < 2) return [];
  const tables = panels.map((panel) => tableIn(records, panel));
  const clear = tables.flatMap((table) => (table === undefined ? [] : [table]));
  const [first] = clear;
  if (first === undefined || clear.length < tables.length) return [];
  const folded = clear.every(({ names }) => names.join('\n') === first.names.join('\n'));
  const rows = clear.map((table) => table.rows);
  const shortest = Math.min(...rows);
  const longest = Math.max(...rows);
  const uneven =
    longest - shortest >= structureOptions.unevenRows && shortest <= longest * structureOptions.unevenShare;
  return folded || uneven ? panels : [];
}

/** Runs of columns that some record of two cells or more fills, with columns between them that none fills. */
function groupsOfColumns(forms: readonly RecordForm[]): readonly Panel[] {
  const filled: boolean[] = [];
  for (const form of forms) {
    if (form.filled < 2) continue;
    for (let c = 0; c < form.kinds.length; c += 1) if (form.kinds[c] !== 'empty') filled[c] = true;
  }
  const groups: Panel[] = [];
  let left = -1;
  for (let c = 0; c <= filled.length; c += 1) {
    if (filled[c] === true && left < 0) left = c;
    if (filled[c] === true || left < 0) continue;
    groups.push({ left, right: c - 1 });
    left = -1;
  }
  return groups;
}

/** What a group of columns holds, if it is a table: two columns or more, a header, and labels down its first column. */
function tableIn(
  records: Records,
  { left, right }: Panel,
): { readonly names: readonly string[]; readonly rows: number } | undefined {
  if (right === left) return undefined;
  const own = records.map((cells) => cells.slice(left, right + 1));
  const forms = own.map(recordForm);
  const { headerRows, firstDataRow } = findHeader(own, forms);
  const header = headerRows.at(-1);
  if (header === undefined) return undefined;
  const names = (own[header] ?? []).map((cell) => cell.trim().toLowerCase());
  const body = forms.slice(firstDataRow).filter(({ filled }) => filled > 1);
  // A label may be a single letter that stands for a missing figure elsewhere.
  const labelled = body.filter(({ kinds }) => kinds[0] === 'text' || kinds[0] === 'placeholder').length;
  const named = names.length === right - left + 1 && names.every((name) => name !== '');
  const enough = body.length >= structureOptions.panelRows;
  return named && enough && labelled >= body.length * structureOptions.labelShare
    ? { names, rows: body.length }
    : undefined;
}
