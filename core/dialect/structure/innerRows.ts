import type { InnerRowRule } from '../../model/dialect.ts';
import { structureOptions } from '../../model/options/readingOptions.ts';
import { plainLayout, type SheetLayout } from '../../model/sheet.ts';
import { repeatsHeader } from '../../values/cells/repeatedHeader.ts';
import { isTotalLabel, isTotalRow, namesTotal } from '../../values/cells/totalLabel.ts';
import { beginsAsNote } from './noteText.ts';
import { isMergedTitle } from '../header/headerLines.ts';
import { innerRule, totalRule } from './innerRule.ts';
import { type BodyMarks, bodyMarks } from '../header/markedRows.ts';
import {
  type ColumnForm,
  type RecordForm,
  columnForms,
  figureHits,
  recordForm,
} from '../header/recordForms.ts';
import { type Figures, figuresOf, findSum } from './sumRows.ts';

/** Records between the data rows that are none: headings of groups, sums of rows that are there themselves, and the header once more. */
export interface InnerRows {
  readonly groupRows: readonly number[];
  readonly derivedRows: readonly number[];
  readonly repeatedHeaders: readonly number[];
  /** Remarks between the rows of a report. */
  readonly noteRows: readonly number[];
  /** How further ones are known behind these records. */
  readonly innerRule: InnerRowRule;
}

/** What is known of the table when its rows are looked at. */
export interface TableForm {
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** Records above the header are titles or remarks. */
  readonly titled: boolean;
  /** 0 to 1: how sure the header is. */
  readonly margin: number;
  /** Its marked and grouped rows speak for totals and headings. */
  readonly layout?: SheetLayout;
}

interface Body extends BodyMarks {
  readonly records: readonly (readonly string[])[];
  readonly forms: readonly RecordForm[];
  readonly columns: readonly ColumnForm[];
  readonly figures: Figures;
  /** Laid out for people: with titles, a header of several rows, or a column of labels that has no name. */
  readonly report: boolean;
}

/**
 * Finds the totals and the headings of groups among the first records of a table.
 *
 * A row is a total when rows next to it add up to it and its label says so, or when nearly all other rows do; a bare label (`Total`) is
 * enough in a sheet that is laid out for people, or where the row lacks the texts that others have. A heading is a single text before rows that are full of figures, in such a sheet only: a
 * plain export has none, and there a lone name is a row whose other cells are missing.
 *
 * In doubt a record is data, since a row that is left out is seen by nobody.
 */
export function innerRows(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  table: TableForm,
): InnerRows {
  const first = table.firstDataRow;
  const { layout = plainLayout } = table;
  const headers = sureHeaders(records, forms, table);
  const repeated = new Set<number>();
  for (let row = first; row < records.length; row += 1)
    if (headers.some((names) => repeatsHeader(records[row] ?? [], names))) repeated.add(row - first);
  const bodyRecords = records.slice(first);
  const notes = new Set<number>();
  const bodyForms = forms.slice(first).map((form, row) => (repeated.has(row) ? recordForm([]) : form));
  const columns = columnForms(bodyForms);
  const unnamed =
    table.headerRows.length > 0 && table.headerRows.every((row) => forms[row]?.kinds[0] === 'empty');
  const body: Body = {
    records: bodyRecords,
    forms: bodyForms,
    columns,
    figures: figuresOf(bodyRecords, columns),
    report: table.titled || table.headerRows.length > 1 || unnamed,
    ...bodyMarks(bodyForms, layout, first),
  };
  const left = leftmost(bodyForms);
  if (body.report)
    for (let row = 0; row < bodyForms.length; row += 1) if (isRemark(body, row, left)) notes.add(row);
  const plain = !columns.some(({ figures }) => figures);
  const derived = plain ? new Set<number>() : derivedIn(body);
  const groups = new Set(plain ? [] : groupsIn(body, derived).filter((row) => !notes.has(row)));
  for (let row = 0; row < bodyForms.length; row += 1) if (isMergedHeading(body, row)) groups.add(row);
  const leading = leadingHeadings(forms, table);
  const headings = [
    ...[...groups].map((row) => row + first),
    ...(body.report || groups.size > 0 ? leading : []),
  ];
  const inFile = (rows: ReadonlySet<number>): readonly number[] =>
    [...rows].sort((a, b) => a - b).map((row) => row + first);
  return {
    groupRows: [...leading, ...inFile(groups)],
    derivedRows: inFile(derived),
    repeatedHeaders: inFile(repeated),
    noteRows: inFile(notes),
    innerRule: innerRule(
      headers,
      { ...body, derived, groups, headingColumns: headings.map((row) => forms[row]?.firstFilled ?? 0) },
      records.length,
    ),
  };
}

/** Single cells between the header and the first data row. */
function leadingHeadings(
  forms: readonly RecordForm[],
  { headerRows, firstDataRow }: TableForm,
): readonly number[] {
  const rows: number[] = [];
  for (let row = (headerRows.at(-1) ?? firstDataRow) + 1; row < firstDataRow; row += 1)
    if (forms[row]?.filled === 1) rows.push(row);
  return rows;
}

function namesOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

/**
 * Names of the header rows that cannot be rows of data themselves, as the first row of a list without a header may be,
 * which is then there twice: two different names or more, over figures, below a title, or sure for another reason.
 */
function sureHeaders(
  records: readonly (readonly string[])[],
  forms: readonly RecordForm[],
  { headerRows, firstDataRow, titled, margin }: TableForm,
): readonly (readonly string[])[] {
  const columns = columnForms(forms.slice(firstDataRow));
  const overFigures = headerRows.some((row) =>
    columns.some(({ figures }, c) => figures && forms[row]?.kinds[c] === 'text'),
  );
  const laidOut = titled || headerRows.length > 1;
  if (!overFigures && !laidOut && margin < structureOptions.sureHeader) return [];
  return headerRows
    .map((row) => namesOf(records[row] ?? []))
    .filter((names) => {
      const filled = names.filter((name) => name !== '');
      return filled.length > 1 && (laidOut || new Set(filled).size > 1);
    });
}

function derivedIn(body: Body): ReadonlySet<number> {
  const derived = new Set<number>();
  // Sums of rows, then sums of rows across those, then sums of sums.
  const passes = [(other: number) => derived.has(other), (other: number) => derived.has(other)];
  for (const leftOut of passes) {
    const found = sumsAmong(body, derived, leftOut);
    for (const row of found) derived.add(row);
  }
  for (const row of sumsAmong(body, derived, (other) => !derived.has(other))) derived.add(row);
  const rule = totalRule({ ...body, derived, groups: new Set() });
  for (let row = 0; row < body.forms.length; row += 1)
    if (
      hasLabelAndFigures(body, row) &&
      (isTotalRow(body.records[row] ?? [], rule) || isMarkedTotal(body, row))
    )
      derived.add(row);
  if (body.report) for (const row of continuations(body, derived)) derived.add(row);
  return derived;
}

/** A bold row that says total needs no other sign. */
function isMarkedTotal(body: Body, row: number): boolean {
  const [label] = leadingTexts(body, row);
  return label !== undefined && body.marked.has(row) && isTotalLabel(label);
}

/** Rows without a label right below a total in a table that has such below other rows, too: the total of the next year. */
function continuations({ forms, columns }: Body, derived: ReadonlySet<number>): readonly number[] {
  const left = leftmost(forms);
  const isBare = (row: number): boolean => {
    const form = forms[row];
    return form !== undefined && form.firstFilled > left && figureHits(form, columns).figures > 0;
  };
  const rows = forms.flatMap(({ filled }, row) => (filled > 1 ? [row] : []));
  if (rows.filter(isBare).length < rows.length * structureOptions.bareShare) return [];
  const found: number[] = [];
  for (const row of derived)
    for (let next = row + 1; isBare(next) && !derived.has(next); next += 1) found.push(next);
  return found;
}

function sumsAmong(
  body: Body,
  known: ReadonlySet<number>,
  leftOut: (other: number) => boolean,
): readonly number[] {
  const { wholeShare, wholeColumns } = structureOptions;
  const rows = body.forms.filter((form) => figureHits(form, body.columns).figures > 0).length;
  const found: number[] = [];
  for (let row = 0; row < body.forms.length; row += 1) {
    if (known.has(row) || !hasLabelAndFigures(body, row)) continue;
    const labelled =
      leadingTexts(body, row).some(namesTotal) || body.marked.has(row) || body.summaries.has(row);
    if (!labelled && !body.report) continue;
    const sum = findSum(body.figures, row, leftOut);
    if (sum === undefined) continue;
    const whole = sum.parts >= rows * wholeShare && sum.columns >= wholeColumns;
    if (labelled || whole) found.push(row);
  }
  return found;
}

function hasLabelAndFigures({ forms, columns }: Body, row: number): boolean {
  const form = forms[row];
  if (form === undefined || form.kinds[form.firstFilled] !== 'text') return false;
  return figureHits(form, columns).figures > 0;
}

/** The texts that stand before the first figure of a record. */
function leadingTexts({ records, forms }: Body, row: number): readonly string[] {
  const kinds = forms[row]?.kinds ?? [];
  const texts: string[] = [];
  for (let c = 0; c < kinds.length; c += 1) {
    if (kinds[c] === 'empty') continue;
    if (kinds[c] !== 'text') break;
    texts.push(records[row]?.[c] ?? '');
  }
  return texts;
}

function groupsIn(body: Body, derived: ReadonlySet<number>): readonly number[] {
  const { forms, columns, marked } = body;
  const plain = !body.report && derived.size === 0;
  if (plain && marked.size === 0) return [];
  const filled = forms.filter((form) => form.filled > 1).map((form) => form.filled);
  const usual = filled.toSorted((a, b) => a - b)[filled.length >> 1] ?? 0;
  const dense = filled.filter((count) => count >= usual * structureOptions.denseShare).length;
  if (usual < 3 || dense < filled.length * structureOptions.denseRows) return [];
  const left = leftmost(forms);
  const groups: number[] = [];
  let pending: number[] = [];
  for (let row = 0; row < forms.length; row += 1) {
    const form = forms[row];
    if (form === undefined || form.filled === 0) continue;
    if (form.filled > 1) {
      if (figureHits(form, columns).figures > 0) groups.push(...pending);
      pending = [];
    } else if (form.firstFilled <= left && form.kinds.length >= usual && isHeading(body, row)) {
      // A plain export has headings only where somebody marked them.
      if (!plain || marked.has(row)) pending.push(row);
    } else pending = [];
    // So many lines of text in a row are remarks.
    if (pending.length > structureOptions.headingsInRow) pending = [];
  }
  return groups.length > filled.length ? [] : groups;
}

/** A heading merged over all columns of a report; short texts that are equal may be values. */
function isMergedHeading({ records, forms, report }: Body, row: number): boolean {
  const form = forms[row];
  const cells = records[row] ?? [];
  if (!report || form === undefined || (cells[0] ?? '').trim().length <= structureOptions.stubLength)
    return false;
  return isMergedTitle(form, cells);
}

/** A single text where labels stand that begins as notes do and is too long for a mark. */
function isRemark({ records, forms }: Body, row: number, left: number): boolean {
  const form = forms[row];
  if (form?.filled !== 1 || form.firstFilled > left || form.kinds[form.firstFilled] !== 'text') return false;
  const text = (records[row]?.[form.firstFilled] ?? '').trim();
  return text.length > structureOptions.stubLength && beginsAsNote(text);
}

/** Texts and dates head groups. A record that lacks cells, and not only their contents, is a ragged row. */
function isHeading({ records, forms }: Body, row: number): boolean {
  const form = forms[row];
  const kind = form?.kinds[form.firstFilled];
  const text = records[row]?.[form?.firstFilled ?? 0] ?? '';
  return kind === 'year' || kind === 'moment' || (kind === 'text' && /\p{L}/u.test(text));
}

/** The column that rows usually begin in. */
function leftmost(forms: readonly RecordForm[]): number {
  const counts: number[] = [];
  for (const { filled, firstFilled } of forms)
    if (filled > 1) counts[firstFilled] = (counts[firstFilled] ?? 0) + 1;
  let best = 0;
  for (let c = 0; c < counts.length; c += 1) if ((counts[c] ?? 0) > (counts[best] ?? 0)) best = c;
  return best;
}
