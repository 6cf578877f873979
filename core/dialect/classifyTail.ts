import type { LineClass, TableStructure } from '../model/dialect.ts';
import { structureOptions } from '../model/options.ts';
import { type ColumnForm, type RecordForm, columnForms, figureHits, recordForm } from './recordForms.ts';

/**
 * Says of the last records of a table which are data, totals (`derived`), notes or blank.
 *
 * Reads upwards and stops at the first data row, so that nothing within the table is taken for a total or a
 * note. When in doubt a record is data: a note kept is seen by the analyst, a row dropped may not be.
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
  const table: Table = {
    columns,
    usual: usualFilled(forms),
    width: context.structure.columnNames.length,
    labelled: labelledShare(forms),
    longest: longestLabel(records, forms),
  };
  const classes: LineClass[] = forms.map(({ filled }) => (filled === 0 ? 'empty' : 'data'));
  for (let i = records.length - 1; i >= 0; i -= 1) {
    const form = forms[i];
    const cells = records[i];
    if (form === undefined || cells === undefined || form.filled === 0) continue;
    const behindBlank = (forms[i - 1]?.filled ?? 1) === 0;
    const lineClass = classOf(form, cells, { ...table, behindBlank });
    if (lineClass === 'data') break;
    classes[i] = lineClass;
  }
  // A tail without any data row tells nothing about what rows look like.
  return classes.includes('data') ? classes : forms.map(({ filled }) => (filled === 0 ? 'empty' : 'data'));
}

interface Table {
  readonly columns: readonly ColumnForm[];
  /** Filled cells of the usual record. */
  readonly usual: number;
  readonly width: number;
  /** Share of the records whose first column is filled. */
  readonly labelled: number;
  /** Characters of the longest first cell among records that are as full as usual. */
  readonly longest: number;
}

function classOf(
  form: RecordForm,
  cells: readonly string[],
  table: Table & { readonly behindBlank: boolean },
): LineClass {
  const first = cells[form.firstFilled]?.trim() ?? '';
  const { figures } = figureHits(form, table.columns);
  if (figures > 0) {
    if (total.test(first) && form.kinds[form.firstFilled] === 'text') return 'derived';
    const labelGone = form.firstFilled > 0 && table.labelled >= structureOptions.labelShare;
    const onlyFigures = form.kinds.every((kind) => kind !== 'text');
    return labelGone && onlyFigures && table.usual > form.filled ? 'derived' : 'data';
  }
  if (table.width < 2 || table.usual < 2) return note.test(first) && table.behindBlank ? 'notes' : 'data';
  if (form.filled > 2 || (form.filled === 2 && table.usual < 4)) return 'data';
  if (note.test(first)) return 'notes';
  const isText = form.kinds[form.firstFilled] === 'text';
  const long = first.length > Math.max(table.longest, structureOptions.noteLength);
  return isText && form.filled === 1 && (table.behindBlank || long || /\s\S+\s\S+\s/.test(first))
    ? 'notes'
    : 'data';
}

/** How totals are labelled; the whole label or its beginning, in some languages of business files. */
const total =
  /^(?:(?:grand|sub|over-?all|net|gross)[\s-]?)?totals?(?:\s*[:(\d].*|\s+(?:for|of|all|general|general|report).*)?$|^(?:sum|average|mean|median|overall|altogether|summe|gesamt(?:summe)?|insgesamt|zusammen|totale|somme|ensemble|totaal|suma|итого|всего|合计|总计|合計|계)\s*:?$/i;
/** How notes begin. */
const note =
  /^(?:source|note|nb|n\.b|remark|footnote|legend|key|disclaimer|copyright|©|see also|quelle|anmerkung|hinweis|stand|nota|fuente|fonte|bron|last (?:modified|updated)|updated|generated|printed|exported|report (?:run|generated|date)|prepared|end of|as of|contact|inquiries|\(c\))\b|^(?:\*+|[†‡§#]|\(?\d{1,2}[).\]/]|\\\d|[a-z]\))\s*\S|^-{3,}|^end$/i;

function usualFilled(forms: readonly RecordForm[]): number {
  const filled = forms
    .filter((form) => form.filled > 1)
    .map((form) => form.filled)
    .sort((a, b) => a - b);
  return filled[filled.length >> 1] ?? 1;
}

function labelledShare(forms: readonly RecordForm[]): number {
  const rows = forms.filter((form) => form.filled > 1);
  return rows.length < 3 ? 0 : rows.filter((form) => form.firstFilled === 0).length / rows.length;
}

function longestLabel(records: readonly (readonly string[])[], forms: readonly RecordForm[]): number {
  const usual = usualFilled(forms);
  let longest = 0;
  for (let i = 0; i < records.length; i += 1)
    if ((forms[i]?.filled ?? 0) * 2 > usual)
      longest = Math.max(longest, (records[i]?.[0] ?? '').trim().length);
  return longest;
}
