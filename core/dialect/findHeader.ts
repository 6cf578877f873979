import { structureOptions } from '../model/options/readingOptions.ts';
import { isKeyValueSheet } from './keyValueSheet.ts';
import { hasColons, headerLines } from './headerLines.ts';
import { headerVote } from './headerVote.ts';
import { type ColumnForm, type RecordForm, columnForms, figureHits } from './recordForms.ts';
import { isSeriesHeader } from './seriesHeader.ts';

/** The header of a table. */
export interface HeaderFound {
  /** `[]` where there is none. */
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** 0 to 1. */
  readonly margin: number;
}

/** Finds the header rows and the first data row; `detectStructure` says how. */
export function findHeader(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
): HeaderFound {
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
): HeaderFound {
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
function headerOfText(records: readonly (readonly string[])[], forms: readonly RecordForm[]): HeaderFound {
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

/** The first record from a place on that is not blank; the end where all are. */
export function nextFilled(forms: readonly RecordForm[], from: number): number {
  for (let row = from; row < forms.length; row += 1) if ((forms[row]?.filled ?? 0) > 0) return row;
  return Math.max(from, forms.length);
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
