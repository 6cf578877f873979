import type { TableStructure } from '../model/dialect.ts';
import { structureOptions } from '../model/options/readingOptions.ts';
import { columnNames } from './columnNames.ts';
import { type InnerRows, innerRows } from './innerRows.ts';
import { isKeyValueSheet } from './keyValueSheet.ts';
import { hasColons, headerLines } from './headerLines.ts';
import { headerVote } from './headerVote.ts';
import { type ColumnForm, type RecordForm, columnForms, figureHits, recordForm } from './recordForms.ts';
import { isSeriesHeader } from './seriesHeader.ts';
import { alignedHeader, tableWidth } from './tableWidth.ts';

export interface StructureOptions {
  /** Header rows that a person has settled; `[]` where there is none. */
  readonly headerRows?: readonly number[];
  /** `data`: nothing among the data is left out. */
  readonly innerRows?: 'data';
  /** Whether `records` are the whole table. */
  readonly complete: boolean;
}

interface Found {
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly margin: number;
}

/**
 * Finds titles, header rows and the first data row among the first records of a table.
 *
 * In a table with figures the data begin where figures begin to stand in the columns of figures, and the header
 * is what stands above them, years included. In a table of text alone the first wide record is the header if it
 * looks like names (`headerVote`). A header may have several rows, blank ones in between; single cells above it
 * are titles, single cells below it are headings of groups.
 *
 * @param records All cells as text, blank records included.
 */
export function detectStructure(
  records: readonly (readonly string[])[],
  options: StructureOptions,
): TableStructure {
  const forms = records.map(recordForm);
  const found =
    options.headerRows === undefined
      ? findHeader(records, forms)
      : settledHeader(
          forms,
          [...options.headerRows].sort((a, b) => a - b),
        );
  const { headerRows, firstDataRow, margin } = found;
  const body = records.slice(firstDataRow);
  const lines = headerRows.map((row) => records[row] ?? []);
  const headers = lines.length === 1 ? lines.map((line) => alignedHeader(line, body)) : lines;
  const skippedRows: number[] = [];
  for (let row = 0; row < Math.min(firstDataRow, records.length); row += 1)
    if ((forms[row]?.filled ?? 0) > 0 && !headerRows.includes(row)) skippedRows.push(row);
  const titled = skippedRows.length > 0;
  const inner =
    options.innerRows === 'data'
      ? undefined
      : innerRows(records, forms, { headerRows, firstDataRow, titled });
  if (inner !== undefined) {
    const { groupRows, derivedRows, repeatedHeaders } = inner;
    skippedRows.push(...[...groupRows, ...derivedRows, ...repeatedHeaders].sort((a, b) => a - b));
  }
  return {
    headerRows,
    firstDataRow,
    skippedRows,
    ...(inner === undefined ? { innerRowsAreData: true } : innerFound(inner, options.complete)),
    headerMargin: margin,
    columnNames: columnNames(headers, tableWidth(body, headers)),
  };
}

/** The whole table leaves nothing for the rule to say. */
function innerFound({ innerRule, ...rows }: InnerRows, complete: boolean): Partial<TableStructure> {
  return complete ? rows : { ...rows, innerRule };
}

function settledHeader(forms: readonly RecordForm[], headerRows: readonly number[]): Found {
  const last = headerRows.at(-1);
  const first = last === undefined ? 0 : last + 1;
  return { headerRows, firstDataRow: nextFilled(forms, first), margin: 1 };
}

function findHeader(records: readonly (readonly string[])[], forms: readonly RecordForm[]): Found {
  if (isKeyValueSheet(records, forms))
    return { headerRows: [], firstDataRow: nextFilled(forms, 0), margin: 0 };
  const columns = columnForms(forms);
  const first = firstFigures(records, forms, columns);
  return first === undefined ? headerOfText(records, forms) : headerAbove(records, forms, { first, columns });
}

/** The first record of figures that more of them follow; `undefined` in a table without figures. */
function firstFigures(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  columns: readonly ColumnForm[],
): number | undefined {
  const isData = (row: number, least: number): boolean => {
    const form = forms[row];
    if (form === undefined) return false;
    const { figures, text } = figureHits(form, columns);
    return figures >= least && figures > text && !isSeriesHeader(form, records[row] ?? [], columns);
  };
  const hits: number[] = [];
  for (let row = 0; row < forms.length; row += 1) {
    const form = forms[row];
    if (form !== undefined && isData(row, 1)) hits.push(figureHits(form, columns).figures);
  }
  if (hits.length === 0) return undefined;
  hits.sort((a, b) => a - b);
  // Key and value pairs above a table hold a figure, too, but fewer than its rows.
  const least = Math.max(1, Math.ceil((hits[hits.length >> 1] ?? 1) * structureOptions.figureShare));
  for (let row = 0; row < forms.length; row += 1) {
    if (!isData(row, least)) continue;
    let seen = 0;
    let alike = 0;
    for (let next = row + 1; next < forms.length && seen < structureOptions.lookAhead; next += 1) {
      if ((forms[next]?.filled ?? 0) < 2 && columns.length > 1) continue;
      if (lacksFigures(forms[next], columns)) continue;
      seen += 1;
      if (isData(next, 1)) alike += 1;
    }
    if (alike * 2 >= seen) return row;
  }
  return undefined;
}

/** Whether a record has signs of missing figures, and nothing else, where figures belong. */
function lacksFigures(form: RecordForm | undefined, columns: readonly ColumnForm[]): boolean {
  let missing = 0;
  for (let c = 0; c < (form?.kinds.length ?? 0); c += 1) {
    if (columns[c]?.figures !== true) continue;
    const kind = form?.kinds[c];
    if (kind === 'placeholder') missing += 1;
    else if (kind !== 'empty') return false;
  }
  return missing > 0;
}

/** The header rows above the first row of figures. */
function headerAbove(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  table: { readonly first: number; readonly columns: readonly ColumnForm[] },
): Found {
  const { first } = table;
  const { headerRows, firstDataRow } = headerLines({ records, forms, ...table });
  // Many rows above that are as full as the data are data themselves, and these figures mean something else.
  const full = Math.max(2, (forms[first]?.filled ?? 0) * structureOptions.fullShare);
  const above = forms.slice(0, headerRows[0] ?? firstDataRow).filter(({ filled }) => filled > full).length;
  if (headerRows.length + above > structureOptions.headerRows) return headerOfText(records, forms);
  if (headerRows.length === 0 && firstDataRow < first) return headerOfText(records, forms);
  if (headerRows.length === 0)
    return { headerRows, firstDataRow: first, margin: noHeaderMargin(records, forms, first) };
  const vote = headerVote(records[headerRows.at(-1) ?? 0] ?? [], records.slice(first));
  return { headerRows, firstDataRow, margin: clamp(0.6 + vote / 2) };
}

/** In a table of text the first record as wide as the rest may be the header; its look decides. */
function headerOfText(records: readonly (readonly string[])[], forms: readonly RecordForm[]): Found {
  const wide = forms
    .filter(({ filled }) => filled > 1)
    .map(({ filled }) => filled)
    .sort((a, b) => a - b);
  const usual = wide[wide.length >> 1] ?? 1;
  const least = Math.max(Math.min(2, usual), Math.ceil(usual / 2));
  const row = forms.findIndex(({ filled }, r) => filled >= least && !hasColons(records[r] ?? []));
  if (row < 0) return { headerRows: [], firstDataRow: nextFilled(forms, 0), margin: 0 };
  const body = records
    .slice(row + 1, row + 1 + structureOptions.bodyRecords)
    .filter((_, i) => (forms[row + 1 + i]?.filled ?? 0) > 0);
  const vote = headerVote(records[row] ?? [], body) + structureOptions.headerPrior;
  const margin = clamp(Math.abs(vote));
  return vote > 0
    ? { headerRows: [row], firstDataRow: nextFilled(forms, row + 1), margin }
    : { headerRows: [], firstDataRow: row, margin };
}

/** How sure it is that a table that begins with figures has no header. */
function noHeaderMargin(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  first: number,
): number {
  const body = records.slice(first + 1).filter((_, i) => (forms[first + 1 + i]?.filled ?? 0) > 0);
  return clamp(0.5 - headerVote(records[first] ?? [], body));
}

function nextFilled(forms: readonly RecordForm[], from: number): number {
  for (let row = from; row < forms.length; row += 1) if ((forms[row]?.filled ?? 0) > 0) return row;
  return Math.max(from, forms.length);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
