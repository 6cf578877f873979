import { structureOptions } from '../model/options/readingOptions.ts';
import { type ColumnForm, type RecordForm, columnForms, figureHits } from './recordForms.ts';
import { type Figures, figuresOf, findSum } from './sumRows.ts';
import { isTotalLabel, namesTotal } from './totalLabel.ts';

/** Records between the data rows that are none: headings of groups, and sums of rows that are there themselves. */
export interface InnerRows {
  readonly groupRows: readonly number[];
  readonly derivedRows: readonly number[];
}

/** What is known of the table when its rows are looked at. */
export interface TableForm {
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** Records above the header are titles or remarks. */
  readonly titled: boolean;
}

interface Body {
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
 * A row is a total when rows next to it add up to it and its label says so, or when nearly all other rows do; a bare label (`Total`) is enough in a sheet that is laid out for people, or where the row lacks the
 * texts that others have. A heading is a single text before rows that are full of figures, in such a sheet only: a
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
  const bodyForms = forms.slice(first);
  const bodyRecords = records.slice(first);
  const columns = columnForms(bodyForms);
  if (!columns.some(({ figures }) => figures)) return { groupRows: [], derivedRows: [] };
  const unnamed =
    table.headerRows.length > 0 && table.headerRows.every((row) => forms[row]?.kinds[0] === 'empty');
  const body: Body = {
    records: bodyRecords,
    forms: bodyForms,
    columns,
    figures: figuresOf(bodyRecords, columns),
    report: table.titled || table.headerRows.length > 1 || unnamed,
  };
  const derived = derivedIn(body);
  const groups = groupsIn(body, derived);
  return {
    groupRows: groups.map((row) => row + first),
    derivedRows: [...derived].sort((a, b) => a - b).map((row) => row + first),
  };
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
  const report = body.report || derived.size > 0;
  for (let row = 0; row < body.forms.length; row += 1)
    if (!derived.has(row) && isLabelledTotal(body, row, report)) derived.add(row);
  return derived;
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
    const labelled = leadingTexts(body, row).some(namesTotal);
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

/** A bare label of a total, in a row whose other columns of text are empty although rows fill them, or in a report. */
function isLabelledTotal(body: Body, row: number, report: boolean): boolean {
  if (!hasLabelAndFigures(body, row)) return false;
  const form = body.forms[row];
  if (form === undefined || !isTotalLabel(body.records[row]?.[form.firstFilled] ?? '')) return false;
  return report;
}

function groupsIn(body: Body, derived: ReadonlySet<number>): readonly number[] {
  const { forms, columns } = body;
  if (!body.report && derived.size === 0) return [];
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
    } else if (form.firstFilled <= left && form.kinds.length >= usual && isHeading(body, row))
      pending.push(row);
    else pending = [];
    // So many lines of text in a row are remarks.
    if (pending.length > structureOptions.headingsInRow) pending = [];
  }
  return groups.length > filled.length ? [] : groups;
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
