import type { LineClass, TableStructure } from '../../model/dialect.ts';
import { structureOptions } from '../../model/options/readingOptions.ts';
import { beginsAsNote } from './noteText.ts';
import {
  type ColumnForm,
  type RecordForm,
  columnForms,
  figureHits,
  recordForm,
  usualFilled,
} from '../header/recordForms.ts';

/**
 * Says of the last records of a table which are data, totals (`derived`), notes or blank.
 *
 * Goes upwards: behind the last row as full as rows are, single cells from the first one that is surely a note;
 * then rows labelled as totals, or one row of figures alone under labelled rows; and once more. It ends at the
 * first data row, so nothing within the table is taken for a total or a note. When in doubt a record is data:
 * a note kept is seen by the analyst, a row dropped may not be.
 *
 * @param records The last records in order, none of them before `structure.firstDataRow`.
 * @returns One class a record.
 */
export function classifyTail(
  records: readonly (readonly string[])[],
  context: { readonly structure: TableStructure },
): readonly LineClass[] {
  const forms = records.map(recordForm);
  const columns = columnForms(forms);
  const tail: Tail = {
    records,
    forms,
    columns,
    texts: fullTexts(forms, columns),
    usual: usualFilled(forms),
    width: context.structure.columnNames.length,
    longest: longestLabel(records, forms),
    labelled: labelledShare(forms),
  };
  const plain = forms.map(({ filled }): LineClass => (filled === 0 ? 'empty' : 'data'));
  const classes = [...plain];
  let end = records.length;
  for (let before = -1; before !== end; ) {
    before = end;
    end = markNotes(tail, classes, end);
    end = markTotals(tail, classes, end);
  }
  // A tail without any data row tells nothing about what rows look like.
  return classes.includes('data') ? classes : plain;
}

interface Tail {
  readonly records: readonly (readonly string[])[];
  readonly forms: readonly RecordForm[];
  readonly columns: readonly ColumnForm[];
  readonly texts: readonly number[];
  /** Filled cells of the usual record. */
  readonly usual: number;
  readonly width: number;
  /** Characters of the longest first cell among records that are as full as usual. */
  readonly longest: number;
  /** Share of the records whose first column is filled, one left out of account. */
  readonly labelled: number;
}

/** Marks the notes that stand before `end` and gives the end of what stands above them. */
function markNotes(tail: Tail, classes: LineClass[], end: number): number {
  let first = end;
  while (first > 0 && !isRow(tail, first - 1)) first -= 1;
  let start = first;
  while (start < end && !isNote(tail, start)) start += 1;
  for (let i = start; i < end; i += 1) if (classes[i] === 'data') classes[i] = 'notes';
  return start === first || !classes.slice(first, start).includes('data') ? first : start;
}

/** Marks the totals that stand before `end`, blank records aside, and gives the end of what stands above them. */
function markTotals(tail: Tail, classes: LineClass[], end: number): number {
  let last = end;
  for (let i = end - 1; i >= 0; i -= 1) {
    if (classes[i] === 'empty') continue;
    if (!isTotal(tail, i, classes.includes('derived'))) break;
    classes[i] = 'derived';
    last = i;
  }
  return last;
}

/** Whether a record is as full as rows are, or holds figures where rows do. */
function isRow(tail: Tail, i: number): boolean {
  const { forms, columns, usual, width } = tail;
  const form = forms[i];
  if (form === undefined || form.filled === 0) return false;
  // In a single column every line could be a value; only what begins as notes do behind a blank line is none.
  if (width < 2 || usual < 2) return !((forms[i - 1]?.filled ?? 1) === 0 && isNote(tail, i, true));
  return figureHits(form, columns).figures > 0 || form.filled * 2 > usual;
}

function isNote({ records, forms, longest, usual }: Tail, i: number, strict = false): boolean {
  const form = forms[i];
  const cells = records[i];
  if (form === undefined || cells === undefined || form.filled === 0) return false;
  const first = cells[form.firstFilled]?.trim() ?? '';
  if (form.filled > 2) return false;
  // A footnote mark in a cell of its own, what it says in the next one; cells further apart are those of a row with gaps.
  if (form.filled === 2) {
    const isBeside = (form.kinds[form.firstFilled + 1] ?? 'empty') !== 'empty';
    return beginsAsNote(first) || (usual > 3 && isBeside && first.length <= structureOptions.markLength);
  }
  if (beginsAsNote(first) || strict) return beginsAsNote(first);
  if (form.kinds[form.firstFilled] !== 'text') return false;
  // A single word may be a row that lacks the rest.
  const behindBlank = (forms[i - 1]?.filled ?? 1) === 0 && first.includes(' ');
  return (
    behindBlank || first.length > Math.max(longest, structureOptions.noteLength) || /\s\S+\s\S+\s/.test(first)
  );
}

/** Whether a record leaves a column of text empty that nearly all rows fill, or there is none but its label's. */
function lacksText({ texts }: Tail, form: RecordForm): boolean {
  const others = texts.filter((c) => c !== form.firstFilled);
  return others.length === 0 || others.some((c) => (form.kinds[c] ?? 'empty') === 'empty');
}

/** Columns of text that nearly all rows fill. */
function fullTexts(forms: readonly RecordForm[], columns: readonly ColumnForm[]): readonly number[] {
  const rows = forms.filter(({ filled }) => filled > 1);
  return columns.flatMap(({ figures }, c) => {
    const filled = rows.filter(({ kinds }) => kinds[c] === 'text').length;
    return !figures && filled >= rows.length * structureOptions.tailTexts ? [c] : [];
  });
}

function isTotal(tail: Tail, i: number, hasTotal: boolean): boolean {
  const { forms, records, columns, usual, labelled } = tail;
  const form = forms[i];
  if (form === undefined || figureHits(form, columns).figures === 0) return false;
  const first = records[i]?.[form.firstFilled]?.trim() ?? '';
  // A row with all the texts that rows have is one of them, whatever its name is (`Total, France, 218`).
  if (form.kinds[form.firstFilled] === 'text') return total.test(first) && lacksText(tail, form);
  // Several rows without a label belong to a table that is so; a single one under labelled rows is their sum.
  const onlyFigures = form.kinds.every((kind) => kind !== 'text');
  const below = labelled >= structureOptions.labelShare && labelAbove(forms, i);
  return !hasTotal && form.firstFilled > 0 && onlyFigures && below && form.filled < usual;
}

/** How totals are labelled; the whole label or its beginning, in some languages of business files. */
const total =
  /^(?:(?:grand|sub|over-?all|net|gross)[\s-]?)?totals?(?:\s*[:(\d].*|\s+(?:for|of|all|general|report).*)?$|^(?:sum|average|mean|median|overall|altogether|summe|gesamt(?:summe)?|insgesamt|zusammen|totale|somme|ensemble|totaal|suma|итого|всего|合计|总计|合計|계)\s*:?$/i;
function labelAbove(forms: readonly RecordForm[], below: number): boolean {
  for (let i = below - 1; i >= 0; i -= 1) {
    const form = forms[i];
    if (form !== undefined && form.filled > 0) return form.firstFilled === 0;
  }
  return false;
}

function labelledShare(forms: readonly RecordForm[]): number {
  const rows = forms.filter((form) => form.filled > 1);
  return rows.length < 3 ? 0 : rows.filter((form) => form.firstFilled === 0).length / (rows.length - 1);
}

function longestLabel(records: readonly (readonly string[])[], forms: readonly RecordForm[]): number {
  const usual = usualFilled(forms);
  let longest = 0;
  for (let i = 0; i < records.length; i += 1)
    if ((forms[i]?.filled ?? 0) * 2 > usual)
      longest = Math.max(longest, (records[i]?.[0] ?? '').trim().length);
  return longest;
}
