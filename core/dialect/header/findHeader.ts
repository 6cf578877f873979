import { structureOptions } from '../../model/options/readingOptions.ts';
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
  /** The header rows that are the next likely; `[]` for none. */
  readonly runnerUp?: readonly number[];
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
  if (first !== undefined) return headerAbove(records, forms, { first, columns });
  const low = figuresBelow(forms);
  if (low === undefined) return headerOfText(records, forms);
  return headerAbove(records, forms, { first: low, columns: columnForms(forms.slice(low)) });
}

/**
 * Where rows of figures begin under so many lines of header that no column seems to hold figures; `undefined` where all
 * rows below are not rather figures than text, or where those above hold some.
 */
function figuresBelow(forms: readonly RecordForm[]): number | undefined {
  const isFull = ({ kinds, filled }: RecordForm): boolean =>
    kinds.filter((kind) => kind === 'number' || kind === 'moment').length * 2 >= filled;
  const wide = forms.flatMap((form, row) => (form.filled > 2 ? [row] : []));
  const last = wide.findLastIndex((row) => !isFull(forms[row] ?? { kinds: [], filled: 1, firstFilled: 0 }));
  const rows = wide.slice(last + 1);
  const above = wide.slice(0, last + 1);
  const plain = above.every((row) => forms[row]?.kinds.every((kind) => kind !== 'number') === true);
  return rows.length >= structureOptions.tableRows && above.length > 1 && plain ? rows[0] : undefined;
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
    if (alike * 2 < seen) continue;
    const header = headerBelow(records, forms, { row, columns, isData: (other) => isData(other, 1) });
    if (header === undefined) return row;
    row = header;
  }
  return undefined;
}

/**
 * The row of names below a first row of figures that is a summary of the table under it (`Totals, 12, 300`), not its
 * data: nothing above it names its figures, and right below it a row names most columns of figures.
 */
function headerBelow(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  found: {
    readonly row: number;
    readonly columns: readonly ColumnForm[];
    readonly isData: (row: number) => boolean;
  },
): number | undefined {
  const { row, columns, isData } = found;
  const figureColumns = columns.filter(({ figures }) => figures).length;
  const least = Math.max(2, figureColumns * structureOptions.namedShare);
  const names = (other: number): number => {
    const form = forms[other];
    if (form === undefined) return 0;
    if (isSeriesHeader(form, records[other] ?? [], columns)) return figureHits(form, columns).figures;
    const { figures, text } = figureHits(form, columns);
    return figures > 0 ? 0 : text;
  };
  for (let above = 0; above < row; above += 1) if (names(above) >= least / 2) return undefined;
  let data = 1;
  for (let below = row + 1; below <= row + structureOptions.lookAhead; below += 1) {
    if (names(below) >= least && (isData(below + 1) || isData(below + 2))) return below;
    if (isData(below)) data += 1;
    if (data > structureOptions.summaryRows) return undefined;
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
    return {
      headerRows,
      firstDataRow: first,
      margin: noHeaderMargin(records, forms, first),
      runnerUp: [first],
    };
  const vote = headerVote(records[headerRows.at(-1) ?? 0] ?? [], records.slice(first));
  // Of several rows the lowest alone is the next likely, of one row none.
  const runnerUp = headerRows.length > 1 ? headerRows.slice(-1) : [];
  return { headerRows, firstDataRow, margin: clamp(0.6 + vote / 2), runnerUp };
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
  if (vote > 0) return { headerRows: [row], firstDataRow: nextFilled(forms, row + 1), margin, runnerUp: [] };
  const above = forms.findLastIndex(({ filled }, r) => r < row && filled > 0);
  const isName = forms[above]?.filled === 1 && contents.test((records[above] ?? []).join('').trim());
  return { headerRows: isName ? [above] : [], firstDataRow: row, margin, runnerUp: [row] };
}

/** What stands alone above a list of contents, and is all the header that it has. */
const contents = /^(?:(?:table|list) of )?(?:contents?|tables|figures|index|sheets|worksheets)\s*:?$/i;

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
